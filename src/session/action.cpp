#include "session/action.h"

namespace quietroom::session {

std::string_view name_of(Action action) {
  switch (action) {
  case Action::end:
    return "session_ended";
  case Action::pause:
    return "paused";
  case Action::go_on:
    return "resumed";
  case Action::note:
    return "note";
  case Action::repeat_block:
    return "block_repeated";
  case Action::redo_practice:
    return "practice_repeated";
  case Action::calibrate:
    break;
  }
  return "calibrated";
}

} // namespace quietroom::session
