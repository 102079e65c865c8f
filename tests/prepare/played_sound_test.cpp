#include "prepare/played_sound.h"

#include "core/error.h"
#include "support/finished_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using namespace quietroom::test;

TEST_CASE("a computed clip is rounded to 24 bits and saturates, and its peak is kept") {
  const PlayedSound sound = played_clip("x", {8000, 1, {0.5, -1, 1.5}});
  CHECK(sound.name == "x");
  CHECK(sound.pcm.bits == rounded_bits);
  CHECK(sound.pcm.is_float);
  CHECK(sound.pcm.peak == 1.5);
  CHECK(sound.pcm.samples ==
        std::vector<std::int32_t>{0x40000000, std::int32_t(-0x7FFFFFFF) - 1, 0x7FFFFF00});
}

TEST_CASE("a file of integers is played bit for bit, headerless G.722 as it is decoded") {
  const TempFolder folder;
  signal::write_wav(folder.path() / "a.wav", {8000, 1, {0.5, -0.25}}, 16);
  const PlayedSound exact = played_file("a", folder.path() / "a.wav");
  CHECK(exact.pcm.bits == 16);
  CHECK_FALSE(exact.pcm.is_float);
  CHECK(exact.pcm.samples == std::vector<std::int32_t>{0x40000000, -0x20000000});
  folder.write("b.g722", std::string(80, '\x55'));
  const PlayedSound decoded = played_file("b", folder.path() / "b.g722");
  CHECK(decoded.pcm.rate_hz == 16000);
  CHECK(decoded.pcm.samples.size() == 160);
}

TEST_CASE("beyond full scale is warned of, and beyond 6 dB refused unless it may be cut") {
  const auto sound = [](double peak) { return played_clip("x", {8000, 1, {peak}}); };
  CHECK_FALSE(full_scale_warning(sound(1), false));
  CHECK(full_scale_warning(sound(1.5), false) ==
        "x: warning: goes 3.52 dB beyond full scale, where it is cut");
  CHECK_THROWS_WITH(full_scale_warning(sound(3), false),
                    Catch::Matchers::StartsWith("x: goes 9.54 dB beyond"));
  CHECK(full_scale_warning(sound(3), true));
}
