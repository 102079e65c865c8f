#pragma once

#include "session/console_page.h"
#include "session/phase.h"
#include "session/progress.h"

#include <optional>
#include <set>
#include <string>
#include <variant>

namespace quietroom::session {

/// The experimenter's code, from the Esc that asks for it. Its page lies over any phase.
struct CodePage {
  std::string typed;
  bool open = false;     ///< its page is on the screen; before, a sample is heard to its end
  bool lets_on = false;  ///< the code does not end the session: the sound check begins again
  bool checking = false; ///< it was entered, and the verdict is awaited
  std::optional<CodeVerdict> refused = {}; ///< the verdict on what was entered last
  double until_s = 0;                      ///< without a key until then it goes away
};

/// A page that waits for a key.
struct Wait {
  Announce announce;                  ///< said when the key counts
  bool told = false;                  ///< it was said
  double counts_from_s = 0;           ///< keys that went down before belong to the page before
  std::optional<double> lasts_s = {}; ///< from then on; after it the page goes on without a key
};

struct Saved {
  method::Answer answer;
};
struct Repeated {}; ///< it will come again
struct Missed {};   ///< the time was over before there was a vote

/// What became of the last trial: the screen says so until the next one begins.
using LastTrial = std::variant<std::monostate, Saved, Repeated, Missed>;

/// The verifying of all files of the session, behind its first screens.
struct FileCheck {
  bool verified = false;
  std::string changed; ///< the sentence on a file that is not what it was, until the experimenter is called
};

/// How far the sound check that can be failed has come.
struct CheckProgress {
  int round = 0;  ///< from its begin
  int tone = 0;   ///< of this round
  int failed = 0; ///< since the operator was there
};

/// The screen says that an answer of store or device takes a moment.
struct Moment {
  int dropped_keys = 0;
};

/// What is known of questions besides votes.
struct AnsweredBefore {
  std::set<std::string> keys; ///< design::answer_key() of what was asked, answered or not
  bool let_in = false;        ///< the listener is eligible, or takes part nevertheless
  std::string today_utc = {}; ///< when the sitting began
};

struct State {
  Phase phase;
  Progress progress;
  LastTrial last;
  FileCheck files;
  AnsweredBefore answered;
  CheckProgress check;
  int faults_in_a_row = 0;
  double now_s = 0; ///< when the last event came
  std::optional<Wait> waits;
  std::optional<CodePage> code;
  std::optional<Console> console;
  std::optional<Moment> moment;
  bool has_focus = true; ///< keys come to the window; without, no trial begins
  bool paused = false;   ///< by the experimenter; no trial begins
  bool leaving = false;  ///< as soon as the store has answered
};

/// What an event leads to.
struct Transition {
  State state;
  std::vector<Effect> effects; ///< to be run in this order
};

} // namespace quietroom::session
