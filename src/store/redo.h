#pragma once

#include "store/connection.h"

#include <string>

namespace quietroom::store {

/// Sets the session of a listener aside, so that the next sitting begins a new one; in one transaction. Its
/// votes stay, void as "redone". Returns its id. Throws an input Error where there is none that counts, or
/// the listener has withdrawn.
std::string redo(sql::Connection& connection, const std::string& listener, const std::string& reason,
                 const std::string& program, const std::string& now_utc);

/// The same with a session that is named and was not set aside.
void redo_session(sql::Connection& connection, const std::string& session, const std::string& listener,
                  const std::string& reason, const std::string& program, const std::string& now_utc);

} // namespace quietroom::store
