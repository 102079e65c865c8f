#pragma once

#include "design/plan.h"
#include "session/effect.h"
#include "session/event.h"
#include "session/progress.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::session {

enum class Phase {
  loading, ///< samples are being decoded
  welcome,
  instructions,
  check,     ///< before the tones
  checking,  ///< the tones sound
  checked,   ///< asks whether they were heard
  verifying, ///< files are still being verified; no sample opens before
  ready,     ///< before a sample
  starting,  ///< its row is being written
  playing,
  heard, ///< the sample is over; a moment later the vote opens
  voting,
  chosen, ///< a vote is chosen, Enter confirms
  saving,
  voiding, ///< a faulty attempt is being written down
  resting, ///< the break, before its minimum is over
  rested,
  finishing,
  thanks,
  halted, ///< the experimenter is needed; Enter tries again
  closed
};

/// The experimenter's code, from the Esc that asks for it.
struct CodePage {
  std::string typed;
  bool open = false;  ///< its page is on the screen; before, a sample is heard to its end
  bool wrong = false; ///< what was entered last
  double until_s = 0; ///< without a key until then it goes away
};

struct State {
  Phase phase = Phase::loading;
  Progress progress;
  Phase after_loading = Phase::welcome;
  Phase after_verifying = Phase::ready;
  PlaybackFacts facts; ///< of the attempt that is voted on
  int vote = 0;        ///< chosen or being saved
  double heard_s = 0;  ///< when the sample was over: response times count from here
  double response_ms = 0;
  int ignored_keys = 0; ///< in this attempt, before the vote opened
  int faults_in_a_row = 0;
  bool just_saved = false;    ///< the last vote is stored: the screen says so
  bool just_repeated = false; ///< the last sample will come again
  std::string halt_reason;    ///< one word that names no file: store, device, device_lost, repeated_faults
  std::string sentence;       ///< why it halted, for the experimenter
  std::vector<Effect> retry;  ///< what Enter tries again
  Phase after_retry = Phase::ready;
  double now_s = 0;              ///< when the last event came
  std::optional<Announce> waits; ///< for a key: said when the key counts
  bool waits_told = false;
  double counts_from_s = 0; ///< keys that went down before belong to the page before
  std::optional<CodePage> code;
  bool verified = false;
  std::string changed_file; ///< the sentence on a file that is not what it was
  bool one_moment = false;  ///< the screen says so: an answer of store or device is late
  int moment_keys = 0;      ///< that came meanwhile, dropped
  bool leaving = false;     ///< as soon as the store has answered
};

struct Step {
  State state;
  std::vector<Effect> effects; ///< to be run in this order
};

/// A session at its first screen, or at the first unanswered trial of one that was left: the welcome, the
/// instructions and the sound check come again, answered trials do not.
Step open(const design::Plan& plan, Progress progress, double now_s);

/// The whole behaviour of a session, at a monotonic time. Pure: the same plan, state, event and time give the
/// same step. An event that means nothing in a phase changes nothing, but keys that come before the vote
/// opens are counted.
Step advance(const design::Plan& plan, State state, const Event& event, double now_s);

/// When the session has something to do though no event comes: then give it Clock. Nothing = never.
std::optional<double> next_deadline_s(const State& state);

} // namespace quietroom::session
