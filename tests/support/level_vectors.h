#pragma once

#include "signal/active_level.h"
#include "support/vector_table.h"

#include <catch2/catch.hpp>

namespace quietroom::test {

/// Holds a measured level against a row of p56_*.csv.
inline void check_level(const signal::ActiveLevel& level, const VectorTable::Row& row) {
  using Catch::Matchers::WithinAbs;
  for (std::size_t j = 0; j < level.active_samples.size(); ++j)
    CHECK(std::to_string(level.active_samples[j]) == row.text("a" + std::to_string(j)));
  CHECK_THAT(level.dc * 32768.0, WithinAbs(row.number("dc_lsb"), 0.00006)); // printed with four decimals
  const double exact = row.number("asl_exact_dbov");
  CHECK(level.active_level_dbov.has_value() == (exact > -100.0)); // -100 stands for "no speech"
  if (!level.active_level_dbov) return;
  CHECK_THAT(level.rms_dbov, WithinAbs(row.number("rms_dbov"), 0.000001)); // six decimals
  CHECK_THAT(*level.active_level_dbov, WithinAbs(exact, 0.000001));
  // the reference stops its search within 0.5 dB of the margin, which moves the level of these by at most
  // 0.05 dB
  CHECK_THAT(*level.active_level_dbov, WithinAbs(row.number("asl_stl_dbov"), 0.05));
  CHECK_THAT(100.0 * level.activity, WithinAbs(row.number("activity_exact_pct"), 0.00001)); // five decimals
}

/// The level as the reference searches it, and the same level by the thresholds of 24 bits.
inline void check_other_searches(std::span<const double> samples, int rate_hz, const VectorTable::Row& row) {
  using Catch::Matchers::WithinAbs;
  const auto stl = signal::active_level(samples, rate_hz, {16, signal::LevelSearch::stl});
  const double wanted = row.number("asl_stl_dbov");
  CHECK(stl.active_level_dbov.has_value() == (wanted > -100.0));
  if (!stl.active_level_dbov) return;
  CHECK_THAT(*stl.active_level_dbov, WithinAbs(wanted, 0.000001)); // six decimals
  const auto fine = signal::active_level(samples, rate_hz, {24});
  REQUIRE(fine.active_samples.size() == 23);
  for (std::size_t j = 0; j < 15; ++j) CHECK(fine.active_samples[j + 8] == stl.active_samples[j]);
  if (wanted > -73.0) // lower, the lowest threshold of 16 bits is among the two
    CHECK_THAT(*fine.active_level_dbov, WithinAbs(row.number("asl_exact_dbov"), 0.000001));
}

} // namespace quietroom::test
