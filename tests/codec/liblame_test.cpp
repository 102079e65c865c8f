#include "codec/mp3.h"
#include "codec/round_trip.h"
#include "support/voiced.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

#if QUIETROOM_HAS_LAME

TEST_CASE("LAME writes frames of the MPEG version and the constant bit rate asked for, and no tag") {
  struct Case {
    int rate_hz;
    double kbps;
    int channels;
    std::array<std::uint8_t, 3> head; ///< sync, version and layer; bit rate and rate, but for padding
    std::size_t bytes;                ///< 144 or 72 x bit rate / rate
  };
  for (const Case& each :
       {Case{48000, 128, 1, {0xFF, 0xFB, 0x94}, 384}, Case{16000, 32, 1, {0xFF, 0xF3, 0x48}, 144},
        Case{8000, 16, 1, {0xFF, 0xE3, 0x28}, 144}, Case{48000, 320, 2, {0xFF, 0xFB, 0xE4}, 960}}) {
    signal::Clip clip = quietroom::test::voiced(each.rate_hz, 0.5);
    if (each.channels == 2) clip = signal::interleave(each.rate_hz, {clip.samples, clip.samples});
    const Mp3Stream stream = mp3_encoded(resolved(at("mp3", each.kbps)), clip);
    CAPTURE(each.rate_hz, each.kbps);
    REQUIRE(stream.bytes.size() % each.bytes == 0);
    for (std::size_t frame = 0; frame < stream.bytes.size(); frame += each.bytes) {
      CHECK(std::equal(each.head.begin(), each.head.end(),
                       stream.bytes.begin() + static_cast<std::ptrdiff_t>(frame)));
      CHECK(stream.bytes[frame + 3] >> 6 == (each.channels == 1 ? 3 : 1)); // mono, joint stereo
    }
    const std::string text(stream.bytes.begin(), stream.bytes.end());
    CHECK(text.find("Xing") == std::string::npos);
    CHECK(text.find("Info") == std::string::npos);
    CHECK_FALSE(text.starts_with("ID3"));
  }
}

TEST_CASE("LAME at a variable bit rate takes more for a better quality") {
  const signal::Clip clip = quietroom::test::voiced(44100, 1);
  const auto bytes = [&](double quality) {
    CodecSettings settings{"mp3-vbr"};
    settings.parameters["quality"] = quality;
    return mp3_encoded(resolved(settings), clip).bytes.size();
  };
  CHECK(bytes(0) > bytes(4));
  CHECK(bytes(4) > bytes(9));
}

TEST_CASE("LAME's gain against clipping is told, where it has one") {
  const signal::Clip clip = quietroom::test::voiced(16000, 0.2);
  CHECK(mp3_encoded(resolved(at("mp3", 8)), clip).gain < 1);
  CHECK_THAT(lame_version(), Catch::Matches("[0-9]+\\.[0-9.]+.*"));
}

#endif
