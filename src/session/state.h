#pragma once

#include "session/phase.h"
#include "session/progress.h"

#include <optional>
#include <string>
#include <variant>

namespace quietroom::session {

/// The experimenter's code, from the Esc that asks for it. Its page lies over any phase.
struct CodePage {
  std::string typed;
  bool open = false;  ///< its page is on the screen; before, a sample is heard to its end
  bool wrong = false; ///< what was entered last
  double until_s = 0; ///< without a key until then it goes away
};

/// A page that waits for a key.
struct Wait {
  Announce announce;        ///< said when the key counts
  bool told = false;        ///< it was said
  double counts_from_s = 0; ///< keys that went down before belong to the page before
};

struct Saved {
  method::Answer answer;
};
struct Repeated {}; ///< it will come again

/// What became of the last trial: the screen says so until the next one begins.
using LastTrial = std::variant<std::monostate, Saved, Repeated>;

/// The verifying of all files of the session, behind its first screens.
struct FileCheck {
  bool verified = false;
  std::string changed; ///< the sentence on a file that is not what it was, until the experimenter is called
};

/// The screen says that an answer of store or device takes a moment.
struct Moment {
  int dropped_keys = 0;
};

struct State {
  Phase phase;
  Progress progress;
  LastTrial last;
  FileCheck files;
  int faults_in_a_row = 0;
  double now_s = 0; ///< when the last event came
  std::optional<Wait> waits;
  std::optional<CodePage> code;
  std::optional<Moment> moment;
  bool leaving = false; ///< as soon as the store has answered
};

/// What an event leads to.
struct Step {
  State state;
  std::vector<Effect> effects; ///< to be run in this order
};

} // namespace quietroom::session
