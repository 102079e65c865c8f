#pragma once

#include "votes/scale.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::votes {

/// One column of names, as numbers into `levels`.
struct Factor {
  std::string name;
  std::vector<std::string> levels;
  std::vector<std::uint32_t> codes; ///< one a vote
};

/// Rows that enter no statistic. A row is counted once, under the first of these that holds.
struct LeftOut {
  std::uint64_t practice = 0; ///< block_type is "practice"
  std::uint64_t invalid = 0;  ///< valid is 0: a void attempt
  std::uint64_t empty = 0;    ///< no vote in a row that is neither
  std::uint64_t sum() const { return practice + invalid + empty; }
  bool operator==(const LeftOut&) const = default;
};

/// A listener whose votes were taken out on purpose, and why.
struct Excluded {
  std::string listener;
  std::string reason; ///< "by name", or the rule of a screening
  std::uint64_t votes = 0;
  bool operator==(const Excluded&) const = default;
};

/// Votes by column: factors 0, 1, 2 are listener, stimulus, condition; the others are those asked for.
struct VoteTable {
  std::vector<Factor> factors;
  std::vector<std::int16_t> votes;
  Scale scale;
  LeftOut left_out; ///< of the kind selected, real or simulated
  bool simulated = false;
  std::vector<Excluded> excluded; ///< sorted by listener
  std::vector<std::string> notes; ///< sentences about the reading: blanks, twins, repeated rows
  std::vector<std::string> where; ///< "COLUMN=VALUE", what the rows were chosen by; empty: all of them
  std::vector<std::string>
      methods;          ///< what the column of that name says of the votes; empty where it says nothing
  std::string question; ///< the factor (question or scale) that tells several questions apart; else empty

  std::size_t size() const { return votes.size(); }
  const Factor& listener() const { return factors[0]; }
  const Factor& stimulus() const { return factors[1]; }
  const Factor& condition() const { return factors[2]; }
  const Factor* find(std::string_view name) const; ///< nullptr where the factor was not asked for
};

} // namespace quietroom::votes
