#include "signal/delay_between.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<double> noise(std::size_t count) {
  Gaussian gaussian(3);
  std::vector<double> out(count);
  for (double& x : out) x = 0.1 * gaussian.next();
  return out;
}

std::vector<double> late(std::vector<double> sound, std::size_t samples, double gain = 1) {
  for (double& x : sound) x *= gain;
  sound.insert(sound.begin(), samples, 0.0);
  return sound;
}

} // namespace

TEST_CASE("a delayed sound is found at its delay, whatever its gain") {
  const std::vector<double> sound = noise(2000);
  for (const std::size_t samples : {0U, 1U, 37U, 400U}) {
    const DelayFound found = delay_between(sound, late(sound, samples, 0.25), 400);
    CHECK(found.samples == samples);
    CHECK_THAT(found.correlation, WithinAbs(1, 1e-9)); // rounding of the transforms
  }
}

TEST_CASE("a delay beyond the longest looked for is not found") {
  const std::vector<double> sound = noise(2000);
  const DelayFound found = delay_between(sound, late(sound, 401), 400);
  CHECK(found.samples <= 400);
  CHECK(found.correlation < 0.15); // of independent noise: six times 1/sqrt(2000)
}

TEST_CASE("an inverted sound does not agree, and silence has no delay") {
  const std::vector<double> sound = noise(2000);
  CHECK(delay_between(sound, late(sound, 20, -1), 100).correlation < 0.15);
  CHECK(delay_between(sound, std::vector<double>(2000), 100).correlation == 0);
  CHECK(delay_between(std::vector<double>(2000), sound, 100).samples == 0);
}
