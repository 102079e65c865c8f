#include "session/screen.h"

namespace quietroom::session {

std::string_view name_of(Screen screen) {
  switch (screen) {
  case Screen::welcome:
    return "welcome";
  case Screen::consent:
    return "consent";
  case Screen::declined:
    return "declined";
  case Screen::form:
    return "form";
  case Screen::overriding:
    return "override";
  case Screen::questions:
    return "questions";
  case Screen::main:
    return "main";
  case Screen::instructions:
    return "instructions";
  case Screen::check:
    return "check";
  case Screen::side:
    return "side";
  case Screen::audible:
    return "audible";
  case Screen::comfort:
    return "comfort";
  case Screen::trial:
    return "trial";
  case Screen::rest:
    return "break";
  case Screen::actions:
    return "actions";
  case Screen::note:
    return "note";
  case Screen::calibration:
    return "calibration";
  case Screen::thanks:
    break;
  }
  return "thanks";
}

} // namespace quietroom::session
