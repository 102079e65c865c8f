#include "signal/timing.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

TEST_CASE("a clip is delayed by silence, and fades without a click") {
  Clip clip{1000, 1, std::vector<double>(100, 1.0)};
  const Clip later = delayed(clip, 30);
  CHECK(later.samples.size() == 130);
  CHECK(std::accumulate(later.samples.begin(), later.samples.begin() + 30, 0.0) == 0);
  fade(clip, 10, 20);
  CHECK(clip.samples.front() < 0.01);
  CHECK(clip.samples.back() < 0.01);
  CHECK(clip.samples[10] == 1);
  CHECK(clip.samples[79] == 1);
  CHECK(clip.samples[80] < 1);
  CHECK_THAT(clip.samples[4] + clip.samples[5], WithinAbs(1, 1e-12)); // half way up in the middle
}
