#pragma once

#include <string_view>

namespace quietroom::session {

/// What the experimenter does on their page. Each is written into the audit before it has its effect.
enum class Action {
  end,           ///< of the sitting; the session can be taken up again
  pause,         ///< before the next sample
  go_on,         ///< after a pause
  note,          ///< a text
  repeat_block,  ///< the votes of the block are set aside, and it begins again
  redo_practice, ///< the same with the practice, before the block goes on
  calibrate      ///< the listening level was set
};

/// The word in the audit and in the event stream: "block_repeated".
std::string_view name_of(Action action);

} // namespace quietroom::session
