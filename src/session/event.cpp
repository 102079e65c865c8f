#include "session/event.h"

namespace quietroom::session {

bool is_key(const Event& event) {
  return std::holds_alternative<GoOn>(event) || std::holds_alternative<HearAgain>(event) ||
         std::holds_alternative<Digit>(event) || std::holds_alternative<Move>(event) ||
         std::holds_alternative<Pick>(event) || std::holds_alternative<Backspace>(event) ||
         std::holds_alternative<Typed>(event);
}

} // namespace quietroom::session
