#pragma once

#include "votes/vote_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quietroom::stats {

/// How a listener behaved, as far as the columns of the votes tell; what they do not tell is empty.
struct SessionChecks {
  std::string listener;
  std::uint64_t n_votes = 0;
  double sum = 0;
  std::optional<double> variance; ///< of the votes, divisor n - 1
  std::uint64_t distinct = 0;     ///< levels used
  std::optional<std::uint64_t>
      longest_run; ///< of equal votes in order of presentation: column trial, block, session
  std::optional<double> median_response_ms; ///< column response_ms (or rt_ms), from the end of the sound
  std::optional<double> mad_response_ms;    ///< median absolute deviation
  std::optional<std::uint64_t> early_votes; ///< with a negative response time
  std::optional<std::uint64_t> not_in_full; ///< played short by more than 50 ms, or never: frames_*, plays
};

/// Columns the checks use where a table has them; keep them as factors when reading.
std::span<const std::string> session_columns();

/// Of every listener, in bytewise order.
std::vector<SessionChecks> session_checks(const votes::VoteTable& table);

/// The longest stretch of equal values.
std::uint64_t longest_run(std::span<const double> votes);

} // namespace quietroom::stats
