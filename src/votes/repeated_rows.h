#pragma once

#include "votes/vote_table.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What may be wrong with a table of votes though every row of it is right.
namespace quietroom::votes {

/// Rows whose listener, stimulus, condition and occasion are those of an earlier row. `occasions` is a hash a
/// row of the columns that tell votes apart; empty where there are none.
std::uint64_t repeated_rows(const VoteTable& table, std::span<const std::uint32_t> occasions);

/// Names of stimuli that have votes under more than one condition.
std::uint64_t stimuli_of_several_conditions(const VoteTable& table);

/// A sentence for each name of a factor that differs from an earlier one by case or Unicode form (NFC, NFD)
/// only.
void add_twin_notes(const Factor& factor, std::vector<std::string>& notes);

} // namespace quietroom::votes
