#include "estimate/aligned_waveforms.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<double> noise_drawn(std::size_t count, std::uint64_t seed) {
  Gaussian noise(seed);
  std::vector<double> out(count);
  for (double& x : out) x = noise.next();
  return out;
}

} // namespace

TEST_CASE("sounds are brought together to the sample around the lag of their envelopes, in either polarity") {
  const std::vector<double> sound = noise_drawn(4000, 1);
  for (const double factor : {1.0, -0.5})
    for (const std::ptrdiff_t late : {0, 100, 117}) { // the envelope says 100
      std::vector<double> degraded(static_cast<std::size_t>(late));
      for (const double x : sound) degraded.push_back(factor * x);
      const AlignedWaveforms found = aligned_waveforms({16000, sound, degraded, {}}, late == 0 ? 0 : -100);
      CAPTURE(factor, late);
      REQUIRE(found.reference.size() == 4000);
      for (std::size_t i = 0; i < 4000; i += 500)
        CHECK_THAT(found.degraded[i], WithinAbs(factor * found.reference[i], 1e-12));
    }
}

TEST_CASE("a degraded sound that is early leaves the begin of the reference, and means are taken out") {
  std::vector<double> sound = noise_drawn(1000, 2);
  for (double& x : sound) x += 3;
  const std::vector<double> early(sound.begin() + 40, sound.end());
  const AlignedWaveforms found = aligned_waveforms({16000, sound, early, {}}, 40);
  CHECK(found.reference.size() == 960);
  CHECK(found.reference == found.degraded);
  CHECK_THAT(std::accumulate(found.reference.begin(), found.reference.end(), 0.0), WithinAbs(0, 1e-10));
}

TEST_CASE("sounds without a common moment have nothing") {
  CHECK(aligned_waveforms({16000, noise_drawn(100, 1), noise_drawn(100, 2), {}}, -200).reference.empty());
}
