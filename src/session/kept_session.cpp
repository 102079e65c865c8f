#include "session/kept_session.h"

#include <fmt/format.h>

namespace quietroom::session {

std::string name_of(const KeptSession& session, const KeptAttempt& attempt) {
  return fmt::format("{}:{}:{}:{}", session.session, attempt.block, attempt.trial, attempt.attempt);
}

bool is_set_aside(std::string_view void_reason) {
  return void_reason == "withdrawn" || void_reason == "redone" || void_reason == "restarted";
}

} // namespace quietroom::session
