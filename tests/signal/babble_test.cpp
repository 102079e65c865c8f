#include "signal/babble.h"

#include "support/speech_like.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

// A power over n bins of noise has a relative standard error of 1 / sqrt(n): the narrowest band
// here, 63 Hz, has 480 to 960 and 0.2 to 0.14 dB, so that the worst of 22 bands may be 0.4 dB off by
// chance; straight lines between the tabled bands take up to 0.9 dB where the table has a kink.

TEST_CASE("the talkers of a babble are equally loud, whatever their recordings") {
  std::vector<BabbleTalker> talkers;
  for (std::uint64_t i = 0; i < 8; ++i)
    talkers.push_back({"t" + std::to_string(i), test::speech_like(8000, 3, i + 1)});
  const Clip out = babble(talkers, 40'000, 1);
  for (double& sample : talkers[3].speech.samples) sample *= 10;
  const Clip louder = babble(talkers, 40'000, 1);
  for (std::size_t i = 0; i < out.samples.size(); ++i)
    CHECK_THAT(louder.samples[i], WithinAbs(out.samples[i], 0.05)); // P.56's ladder: 0.02 dB of one talker
  CHECK(babble(talkers, 40'000, 2).samples != louder.samples);
}

TEST_CASE("a babble of silence is refused by the talker's name") {
  std::vector<BabbleTalker> talkers;
  for (std::uint64_t i = 0; i < 8; ++i)
    talkers.push_back({"t" + std::to_string(i), test::speech_like(8000, 1, i + 1)});
  std::ranges::fill(talkers[5].speech.samples, 0.0);
  CHECK_THROWS_WITH(babble(talkers, 8000, 1), Catch::Contains("talker t5"));
}
