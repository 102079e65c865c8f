#pragma once

#include "method/method.h"

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
  std::uint64_t control = 0;  ///< role is "gold ANSWER" or "trap ANSWER"; see VoteTable::controls
  std::uint64_t sum() const { return practice + invalid + empty + control; }
  bool operator==(const LeftOut&) const = default;
};

/// A listener whose votes were taken out on purpose, and why.
struct Excluded {
  std::string listener;
  std::string reason; ///< "by name", or the rule of a screening
  std::uint64_t votes = 0;
  bool operator==(const Excluded&) const = default;
};

/// A vote on a stimulus whose answer is known. It tells of the listener and is in no statistic.
struct ControlVote {
  std::string listener, stimulus, question; ///< question is empty where no column says it
  bool is_trap = false;                     ///< else gold
  int answer = 0;
  double vote = 0;
  bool operator==(const ControlVote&) const = default;
};

/// Votes by column: factors 0, 1, 2 are listener, stimulus, condition; the others are those asked for.
///
/// Votes are whole numbers in `votes`, or, where one of them is not, all of them in `real_votes` (the other
/// column is then empty). Sums of whole votes are exact, in integers as in doubles, so no order of the rows
/// changes a digit of them. A table of real votes from the builder stands in canonical order instead
/// (canonical_order.h): what is summed row by row is then the same for any order of the source.
struct VoteTable {
  std::vector<Factor> factors;
  std::vector<std::int16_t> votes;
  std::vector<double> real_votes;
  method::Scale scale;
  LeftOut left_out; ///< of the kind selected, real or simulated
  bool simulated = false;
  std::vector<Excluded> excluded;         ///< sorted by listener
  std::vector<ControlVote> controls = {}; ///< in the order of the source
  std::vector<std::string> notes;         ///< sentences about the reading: blanks, twins, repeated rows
  std::vector<std::string> where; ///< "COLUMN=VALUE", what the rows were chosen by; empty: all of them
  std::vector<std::string>
      methods;          ///< what the column of that name says of the votes; empty where it says nothing
  bool recoded = false; ///< votes of comparisons have the sign of judged against reference
  std::string level_note = {}; ///< whether the level was calibrated; empty for tables and simulated votes
  std::string question; ///< the factor (question or scale) that tells several questions apart; else empty

  std::size_t size() const { return is_whole() ? votes.size() : real_votes.size(); }
  bool is_whole() const { return real_votes.empty(); }
  double vote(std::size_t row) const { return is_whole() ? votes[row] : real_votes[row]; }
  /// Keeps the first `rows` of the votes.
  void resize_votes(std::size_t rows) { is_whole() ? votes.resize(rows) : real_votes.resize(rows); }
  void move_vote(std::size_t from, std::size_t to) {
    is_whole() ? void(votes[to] = votes[from]) : void(real_votes[to] = real_votes[from]);
  }
  const Factor& listener() const { return factors[0]; }
  const Factor& stimulus() const { return factors[1]; }
  const Factor& condition() const { return factors[2]; }
  const Factor* find(std::string_view name) const; ///< nullptr where the factor was not asked for
};

} // namespace quietroom::votes
