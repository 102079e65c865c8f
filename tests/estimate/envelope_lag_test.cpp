#include "estimate/envelope_lag.h"

#include "support/json_file.h"
#include "support/reference_pairs.h"

using namespace quietroom;
using namespace quietroom::estimate;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;

TEST_CASE("the envelope is twice the distance from the mean, and the mean") {
  const std::vector<double> samples = {3, -1, 1, 1}; // mean 1
  const std::vector<double> expected = {5, 5, 1, 1, 0, 0};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(envelope(samples).at(i) == expected[i]);
}

TEST_CASE("lags up to half of the reference are taken, longer ones are told and not") {
  const CrossCorrelator correlator(64);
  std::vector<double> reference(20), degraded(40);
  reference[0] = 1;
  degraded[10] = 1;
  CHECK(envelope_lag(reference, degraded, correlator) == EnvelopeLag{-10, -10});
  degraded[10] = 0;
  degraded[11] = 1;
  const EnvelopeLag far = envelope_lag(reference, degraded, correlator);
  CHECK(far == EnvelopeLag{0, -11});
  CHECK(far.too_far());
}

TEST_CASE("a late sound loses its begin, an early one gets zeros before it") {
  const std::vector<double> sound = {1, 2, 3};
  CHECK(moved(sound, -2) == std::vector<double>{3});
  CHECK(moved(sound, 2) == std::vector<double>{0, 0, 1, 2, 3});
  CHECK(moved(sound, 0) == sound);
}

TEST_CASE("the lag of the reference's own pairs is exact to the sample") {
  for (const auto& entry : read_json("estimate/intermediates.json")) {
    const auto pair = reference_pair(entry["ref"], entry["deg"]);
    if (!pair) return;
    const CrossCorrelator correlator(std::max(pair->reference.size(), pair->degraded.size()));
    const EnvelopeLag lag = envelope_lag(pair->reference, pair->degraded, correlator);
    CHECK(lag.samples == entry["global_lag_samples"].get<std::ptrdiff_t>());
    CHECK(moved(pair->degraded, lag.samples).size() == entry["n_deg_aligned"].get<std::size_t>());
    const auto places = {0U, 1U, 2U, 1000U, 5000U, 20000U, 40000U};
    const CorrelatedSequence found = envelope(pair->reference);
    std::size_t i = 0;
    for (const std::size_t place : places) // the reference computes it with numbers of 32 bits
      CHECK_THAT(found.at(place),
                 WithinAbs(entry["ref_env_at_0_1_2_1000_5000_20000_40000"][i++].get<double>(),
                           entry["env_max_abs_dev_from_2abs_x_minus_mean_plus_mean"].get<double>() * 1.01));
  }
}
