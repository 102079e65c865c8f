#pragma once

#include "store/connection.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Tables whose rows are numbered in each database on its own: audit, notes, looks at the level, the noise of
/// the room. On the server the number of a row comes from its content, so that it has one wherever it came
/// from.
namespace quietroom::store {

/// Table -> the last row of the journal that was looked at.
using SeenEntries = std::map<std::string, std::int64_t, std::less<>>;

/// Whether the journal has rows after those that were seen.
bool has_new_entries(sql::Connection& journal, const SeenEntries& seen);

/// Hands over calibrations, what was measured under them and in the room, in the transaction of the caller.
/// A sentence for each row that the server refuses; the others are there then.
std::vector<std::string> hand_over_measurements(sql::Connection& journal, sql::Connection& server,
                                                SeenEntries& seen);

/// Audit and notes of those sessions that `is_there` says are on the server, and what belongs to no session,
/// but for entries that a session waits (store/waiting_sessions.h): it does not there. In the transaction of
/// the caller.
std::vector<std::string> hand_over_entries(sql::Connection& journal, sql::Connection& server,
                                           SeenEntries& seen,
                                           const std::function<bool(const std::string& session)>& is_there);

/// How many of these rows of the journal the server has not, or does not show to this user.
std::uint64_t entries_waiting(sql::Connection& journal, sql::Connection& server);

/// In the order of times, UTC to the millisecond, and of one time by the SHA-256 of the content: one number
/// of 20,000.
std::int64_t number_from(std::string_view time, const std::string& content);

} // namespace quietroom::store
