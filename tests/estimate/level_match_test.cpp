#include "estimate/level_match.h"

#include "estimate/envelope_lag.h"
#include "support/json_file.h"
#include "support/reference_pairs.h"

using namespace quietroom;
using namespace quietroom::estimate;
using namespace quietroom::test;
using Catch::Matchers::WithinRel;

TEST_CASE("the factor is the ratio of the levels, a mean included") {
  const std::vector<double> loud = {2, -2, 2, -2}, quiet = {0.5, 0.5};
  CHECK_THAT(rms_of(loud), WithinRel(2.0, 1e-15));
  CHECK_THAT(level_factor(loud, quiet), WithinRel(4.0, 1e-14)); // through decibels and back
  CHECK_THAT(level_factor(quiet, loud), WithinRel(0.25, 1e-14));
}

TEST_CASE("the level of the reference's own pairs is matched as it does") {
  for (const auto& entry : read_json("estimate/intermediates.json")) {
    const auto pair = reference_pair(entry["ref"], entry["deg"]);
    if (!pair) return;
    const auto degraded = moved(pair->degraded, entry["global_lag_samples"].get<std::ptrdiff_t>());
    CHECK_THAT(level_factor(pair->reference, degraded), WithinRel(entry["level_scale"].get<double>(), 1e-12));
  }
}
