#pragma once

#include "votes/vote_table.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace quietroom::stats {

/// The votes of a table listener by listener, all in one order: listeners and stimuli sorted bytewise,
/// one name under several conditions being several stimuli, repeated votes ascending. So no order of rows
/// changes a digit of what is computed. Who or what has no vote is not there.
struct Opinions {
  std::vector<std::string> listeners;
  std::vector<std::string> stimuli,
      conditions;                      ///< of each stimulus its name, and the condition it stands under
  std::vector<std::size_t> begins;     ///< of each listener's votes; one more at the end
  std::vector<std::uint32_t> stimulus; ///< of each vote, ascending within a listener
  std::vector<std::int16_t> votes;     ///< as in the table: whole, or empty beside
  std::vector<double> real_votes;
  std::vector<char> complete;       ///< by listener: every stimulus once, so that vote k is on stimulus k
  std::size_t most_repetitions = 0; ///< of one listener on one stimulus

  std::size_t size() const { return stimulus.size(); }
  /// Calls use(votes) with the column that holds them, a pointer to whole or real numbers, so that a loop
  /// over votes is compiled for each.
  template<class Use>
  decltype(auto) with_votes(Use use) const {
    return real_votes.empty() ? use(votes.data()) : use(real_votes.data());
  }
  std::size_t votes_of(std::size_t listener) const { return begins[listener + 1] - begins[listener]; }
};

Opinions opinions_of(const votes::VoteTable& table);

} // namespace quietroom::stats
