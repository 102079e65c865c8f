#pragma once

#include "core/error.h"

#include <string>
#include <string_view>

/// Why a server could not be reached: it is away, which passes, or it is there and refuses, which somebody
/// has to set right.
namespace quietroom::store::sql {

/// The server is away: it does not run or just starts or stops, it cannot be reached, or it has no room for
/// one more connection. What waits for it may go on waiting.
class ServerAway : public Error {
public:
  using Error::Error;
};

/// libpq's message in one line; empty of none.
std::string one_line(const char* message);

/// Whether a server that says so (SQLSTATE) is away: 57P01 to 57P03 (it stops or starts), class 08 (the
/// connection broke), 53300 (too many connections).
bool is_away(std::string_view state);

/// Whether libpq's message about an attempt that failed tells of a server that is away. It has a part for
/// each address that was tried; one that answered and refused is enough for false.
bool tells_of_absence(std::string_view message);

/// Whether the server itself spoke in it: libpq puts its severity, a colon and two spaces before its words.
bool is_said_by_server(std::string_view message);

/// The codes of the server in a message in which libpq was asked for them alone ("FATAL:  28P01"): the first
/// that is no is_away(), else the first; empty without any.
std::string state_in(std::string_view message);

/// What to do about a connection that failed. `state`: the server's own code, or empty; `needs_password`: the
/// server asked for one and there was none, or it was wrong.
std::string advice_on_connection(std::string_view message, std::string_view state, bool needs_password);

} // namespace quietroom::store::sql
