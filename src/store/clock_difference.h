#pragma once

#include "store/connection.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// A booth whose clock is wrong writes wrong times beside its votes, and a server takes nothing that is more
/// than two days ahead of its own clock (store/server_roles.h).
namespace quietroom::store {

/// How far `ours` is ahead of the server's clock, in s; below 0 it is behind. Nothing of a file.
std::optional<double> seconds_ahead(sql::Connection& server, std::chrono::system_clock::time_point ours);

/// "4 days", "26 hours", "7 minutes": of the size alone, rounded down.
std::string length_text(double seconds);

/// A sentence for whoever owns the machine, from 5 minutes of difference on; empty below.
std::string clock_warning(double ahead_s);

/// The clock of this machine against the server's, asked now: a sentence, or empty.
std::string clock_warning(sql::Connection& server);

/// How far a time as utc_text() writes it is ahead of the server's clock, in s. Nothing of a file, and of a
/// text that is no time.
std::optional<double> seconds_ahead(sql::Connection& server, std::string_view utc);

} // namespace quietroom::store
