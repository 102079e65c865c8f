#pragma once

#include "method/method.h"
#include "store/location.h"

#include <optional>
#include <string>
#include <vector>

/// What the sessions of a study on a server are, so that the server refuses others: the name they give their
/// study, the method, its questions and their scales. Stands in the server's own table `expected`, which has
/// no row where nobody knows; then nothing is held against it. Simulated sessions may be of any method, as a
/// rehearsal may.
namespace quietroom::store {

struct ExpectedSessions {
  std::vector<std::string> studies; ///< names that sessions may give their study; at least one
  method::Method method;
};

/// Writes down what is expected: these sessions, instead of what was before, and what the sessions of this
/// method that are there already say of themselves. Without `expected` what was written before stays; where
/// that is nothing, it is what the sessions that are there say. `study`: name of the schema. Within a
/// transaction of the caller's; the tables and functions are there. Throws an input Error where sessions of
/// another method count already.
void note_expected(sql::Connection& connection, const std::string& study,
                   const std::optional<ExpectedSessions>& expected);

/// Throws an environment Error where the server expects other sessions than a booth is to begin, so that it
/// would refuse them. A server whose rights are of an earlier program refuses none.
void refuse_unexpected(sql::Connection& server, const Location& at, const ExpectedSessions& begun);

/// Whether it does.
bool expects(sql::Connection& server, const ExpectedSessions& begun);

} // namespace quietroom::store
