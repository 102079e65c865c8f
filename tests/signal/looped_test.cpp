#include "signal/looped.h"

#include "signal/shaped_noise.h"
#include "support/speech_like.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

// A power over n bins of noise has a relative standard error of 1 / sqrt(n): the narrowest band
// here, 63 Hz, has 480 to 960 and 0.2 to 0.14 dB, so that the worst of 22 bands may be 0.4 dB off by
// chance; straight lines between the tabled bands take up to 0.9 dB where the table has a kink.

namespace {

double mean_square(const std::vector<double>& samples) {
  return std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0) /
         static_cast<double>(samples.size());
}

} // namespace

TEST_CASE("a loop has no seam, whatever the recording's ends") {
  std::vector<double> ramp(1000); // its ends differ by all there is
  for (std::size_t i = 0; i < ramp.size(); ++i) ramp[i] = static_cast<double>(i) / 1000;
  const std::vector<double> out = looped(ramp, 1000, 5000, 3);
  for (std::size_t i = 1; i < out.size(); ++i) CHECK(std::abs(out[i] - out[i - 1]) < 0.06); // a cut: 1
  CHECK(std::equal(out.begin(), out.begin() + 4050, out.begin() + 950)); // 50 ms shorter a round
}

TEST_CASE("a loop of noise keeps its level through the seam, and starts where its seed says") {
  const Clip noise = shaped_noise(white_spectrum(), 8000, 16000, 1);
  const std::vector<double> out = looped(noise.samples, 8000, 400'000, 3);
  CHECK_THAT(mean_square(out), WithinAbs(mean_square(noise.samples), 0.02));
  CHECK(looped(noise.samples, 8000, 100, 3) != looped(noise.samples, 8000, 100, 4));
  CHECK(can_be_looped(800, 8000));
  CHECK_FALSE(can_be_looped(799, 8000));
}
