#pragma once

#include "votes/vote_table.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::votes {

/// Takes all votes of these listeners out of the table and records it in `table.excluded`. Returns the names
/// that are no listener of the table.
std::vector<std::string> exclude_listeners(VoteTable& table, std::span<const std::string> listeners,
                                           const std::string& reason);

/// What a field of the column `excluded` says: a reason, or empty, 0 or false for a vote that counts.
bool is_excluded(std::string_view field);

/// The votes on one level of a factor; `name` must be among the factors.
VoteTable only(const VoteTable& table, std::string_view name, std::string_view level);

} // namespace quietroom::votes
