#pragma once

#include "votes/vote_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::stats {

/// Points where programs that screen after BT.500 differ. The default is the text; all four set is what
/// `sureal` does.
struct Bt500Options {
  bool population_sd = false;        ///< S with divisor n instead of n - 1
  bool of_all_presentations = false; ///< shares of all presentations, not of those the listener rated
  bool count_zero_variance = false;  ///< where all agree, every vote counts as P and as Q; else skipped
  bool keep_if_all_rejected = false; ///< excluding everybody excludes nobody; else it is an error
  bool operator==(const Bt500Options&) const = default;
};

Bt500Options bt500_sureal();

struct Bt500Listener {
  std::string listener;
  std::uint64_t n_votes = 0;
  std::uint64_t p = 0, q = 0;      ///< votes far above, far below the others
  double share = 0;                ///< (p + q) / presentations
  std::optional<double> asymmetry; ///< |p - q| / (p + q); empty for p + q = 0
  bool rejected = false;           ///< share > 0.05 and asymmetry < 0.3
};

/// Kurtosis screening of ITU-R BT.500-14, A1-2.3.1 (clause unverified): one pass, never iterated. A
/// stimulus under its condition is a presentation. Listeners stand in bytewise order. A biased listener is
/// not rejected, an erratic one is.
std::vector<Bt500Listener> bt500_screening(const votes::VoteTable& table, const Bt500Options& options = {});

} // namespace quietroom::stats
