#include "estimate/mono_pair.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::estimate;

namespace {

const signal::Clip stereo{16000, 2, {0.5, 0.1, -0.5, 0.3}};
const signal::Clip mono{16000, 1, {0.25, 0.125}};

} // namespace

TEST_CASE("channels are averaged, or one is taken of both") {
  const MonoPair mean = mono_pair(stereo, mono, {});
  CHECK(mean.rate_hz == 16000);
  CHECK(mean.reference == std::vector<double>{0.3, -0.1});
  CHECK(mean.degraded == mono.samples);
  REQUIRE(mean.notes.size() == 1);
  CHECK_THAT(mean.notes[0], Catch::Matchers::Contains("2 channels and the degraded sound 1"));
  CHECK(mono_pair(stereo, stereo, {2, {}}).degraded == std::vector<double>{0.1, 0.3});
  CHECK(mono_pair(stereo, stereo, {}).notes.empty());
  CHECK_THROWS_WITH(mono_pair(stereo, mono, {2, {}}), "the degraded sound has 1 channel, and no channel 2");
}

TEST_CASE("one rate is kept, two become the lower one and are told, and a rate asked for holds for both") {
  const signal::Clip fast{48000, 1, std::vector<double>(4800)}, slow{16000, 1, std::vector<double>(1600)};
  CHECK(mono_pair(fast, fast, {}).rate_hz == 48000);
  CHECK(mono_pair(fast, fast, {}).reference.size() == 4800);
  const MonoPair lower = mono_pair(fast, slow, {});
  CHECK(lower.rate_hz == 16000);
  CHECK(lower.reference.size() == 1600);
  REQUIRE(lower.notes.size() == 1);
  CHECK_THAT(lower.notes[0], Catch::Matchers::Contains("resampled to 16000 Hz"));
  const MonoPair asked = mono_pair(fast, slow, {{}, 8000});
  CHECK(asked.rate_hz == 8000);
  CHECK(asked.reference.size() == 800);
  CHECK(asked.degraded.size() == 800);
  CHECK(asked.notes.empty());
}
