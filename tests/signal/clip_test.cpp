#include "signal/clip.h"

#include "signal/tone.h"

#include <catch2/catch.hpp>

using namespace quietroom::signal;

TEST_CASE("channels put side by side come out one by one again") {
  const Clip clip = interleave(8000, {{1, 2}, {3, 4}, {5, 6}});
  CHECK(clip == Clip{8000, 3, {1, 3, 5, 2, 4, 6}});
  CHECK(clip.frames() == 2);
  CHECK(clip.seconds() == 2.0 / 8000);
  CHECK(channel(clip, 0) == std::vector<double>{1, 2});
  CHECK(channel(clip, 2) == std::vector<double>{5, 6});
}

TEST_CASE("what is done to each channel is done to its own samples and told its number") {
  const auto process = [](std::vector<double> x, int c) {
    for (double& each : x) each += 10 * c;
    x.push_back(c); // the length may change
    return x;
  };
  CHECK(each_channel(Clip{8000, 2, {1, 2, 3, 4}}, process) == Clip{8000, 2, {1, 12, 3, 14, 0, 1}});
  CHECK(each_channel(Clip{16000, 1, {1, 2}}, process) == Clip{16000, 1, {1, 2, 0}});
}

TEST_CASE("a check tone is heard on the one channel") {
  const Clip mono = tone({8000, 440, -20, 0.1, 5});
  const Clip right = on_channel(mono, 1, 2);
  CHECK(right.frames() == mono.frames());
  CHECK(channel(right, 0) == std::vector<double>(mono.frames()));
  CHECK(channel(right, 1) == mono.samples);
}
