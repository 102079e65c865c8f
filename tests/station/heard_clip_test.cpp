#include "station/heard_clip.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;

namespace {

signal::PcmClip clip(std::vector<std::int32_t> samples, int channels = 1) {
  signal::PcmClip out;
  out.rate_hz = 8000;
  out.channels = channels;
  out.samples = std::move(samples);
  return out;
}

std::vector<std::int32_t> samples(const HeardClip& heard) {
  return {heard.samples.begin(), heard.samples.end()};
}

} // namespace

TEST_CASE("a single sound is played as it is, without a copy") {
  const Clips clips = {{3, clip({1, 2, 3})}};
  const HeardClip heard = heard_clip({{3, 0}}, clips);
  CHECK(heard.samples.data() == clips.at(3).samples.data());
  CHECK(heard.joined.empty());
  CHECK(heard.frames() == 3);
  CHECK(heard.rate_hz == 8000);
}

TEST_CASE("the sounds of a pair stand sample for sample with exact zeros between them") {
  const Clips clips = {{0, clip({1, 2})}, {1, clip({-7, 8, 9})}};
  const HeardClip heard = heard_clip({{0, 0}, {1, 3}, {0, 1}, {1, 3}}, clips);
  CHECK(samples(heard) == std::vector<std::int32_t>{1, 2, 0, 0, 0, -7, 8, 9, 0, 1, 2, 0, 0, 0, -7, 8, 9});
  CHECK(heard.frames() == 17);
}

TEST_CASE("a mono sound beside a stereo one goes to both channels") {
  const Clips clips = {{0, clip({1, 2})}, {1, clip({5, 6, 7, 8}, 2)}};
  HeardClip heard = heard_clip({{0, 0}, {1, 1}}, clips);
  const HeardClip moved = std::move(heard);
  CHECK(moved.channels == 2);
  CHECK(samples(moved) == std::vector<std::int32_t>{1, 1, 2, 2, 0, 0, 5, 6, 7, 8});
}
