#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace quietroom::design {

/// The sequence 0, 1, k-1, 2, k-2, ... whose neighbours differ by each number from 1 to k-1 modulo k once
/// (k even), or its reverse and it together twice (k odd). Williams 1949. k >= 1.
std::vector<std::size_t> williams_row(std::size_t k);

/// Whose rows make a study complete: k for a Latin square and for a Williams design of an even k, else 2 k.
std::size_t complete_listeners(bool williams, std::size_t k);

struct SquareRequest {
  bool williams = false; ///< else a Latin square
  std::size_t conditions = 0, rounds = 0;
  std::size_t condition_gap = 0; ///< no condition again within so many trials
  std::size_t seat = 0;          ///< of the listener, over all panels
};

/// The condition at each position of a listener's main block, round after round. Over
/// complete_listeners() seats from a multiple of it, each condition stands at each position of each round
/// equally often; with `williams` each follows each other one equally often within rounds. From one round to
/// the next no condition follows itself (two conditions at least), and those that do follow are shared out.
/// Nothing where the gap cannot be kept.
std::optional<std::vector<std::size_t>> square_conditions(const SquareRequest& request, std::uint64_t seed);

} // namespace quietroom::design
