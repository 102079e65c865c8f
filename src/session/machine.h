#pragma once

#include "design/plan.h"
#include "session/effect.h"
#include "session/event.h"
#include "session/progress.h"

#include <string>
#include <vector>

namespace quietroom::session {

enum class Phase {
  loading, ///< samples are being decoded
  welcome,
  instructions,
  check,    ///< before the tones
  checking, ///< the tones sound
  checked,  ///< asks whether they were heard
  ready,    ///< before a sample
  starting, ///< its row is being written
  playing,
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

struct State {
  Phase phase = Phase::loading;
  Progress progress;
  Phase after_loading = Phase::welcome;
  PlaybackFacts facts; ///< of the attempt that is voted on
  int vote = 0;        ///< chosen or being saved
  double vote_opened_s = 0;
  double response_ms = 0;
  int ignored_keys = 0; ///< in this attempt, before the vote opened
  int faults_in_a_row = 0;
  bool just_saved = false;    ///< the last vote is stored: the screen says so
  bool just_repeated = false; ///< the last sample will come again
  std::string halt_reason;    ///< one word that names no file: store, device, device_lost, repeated_faults
  std::string sentence;       ///< why it halted, for the experimenter
  std::vector<Effect> retry;  ///< what Enter tries again
  Phase after_retry = Phase::ready;
};

struct Step {
  State state;
  std::vector<Effect> effects; ///< to be run in this order
};

/// A session at its first screen, or at the first unanswered trial of one that was left: the welcome, the
/// instructions and the sound check come again, answered trials do not.
Step open(const design::Plan& plan, Progress progress);

/// The whole behaviour of a session. Pure: the same plan, state and event give the same step. An event that
/// means nothing in a phase changes nothing, but keys that come before the vote opens are counted.
Step advance(const design::Plan& plan, State state, const Event& event);

} // namespace quietroom::session
