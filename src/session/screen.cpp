#include "session/screen.h"

namespace quietroom::session {

std::string_view name_of(Screen screen) {
  switch (screen) {
  case Screen::welcome:
    return "welcome";
  case Screen::instructions:
    return "instructions";
  case Screen::check:
    return "check";
  case Screen::trial:
    return "trial";
  case Screen::rest:
    return "break";
  case Screen::thanks:
    break;
  }
  return "thanks";
}

} // namespace quietroom::session
