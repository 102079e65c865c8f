#include "codec/mp3.h"
#include "codec/round_trip.h"
#include "support/sound_bytes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

#if QUIETROOM_HAS_MPG123

namespace {

std::vector<double> decoded(const std::string& stream, Format format) {
  return mp3_decoded(std::span(reinterpret_cast<const std::uint8_t*>(stream.data()), stream.size()), format);
}

} // namespace

TEST_CASE("every frame of an MP3 stream is decoded, the delay left in") {
  CHECK(decoded(quietroom::test::mp3_frames(20), {8000, 1}).size() ==
        20 * 576); // MPEG-2.5: 576 samples a frame
  CHECK(decoded("", {8000, 1}).empty());
}

TEST_CASE("a frame that counts the frames, as coders write it, is no sound") {
  CHECK(decoded(quietroom::test::xing(20) + quietroom::test::mp3_frames(20), {8000, 1}).size() <= 20 * 576);
}

TEST_CASE("a stream in another format than said is refused") {
  CHECK_THROWS_WITH(decoded(quietroom::test::mp3_frames(20), {44100, 1}), Catch::Contains("mpg123"));
}

#endif
