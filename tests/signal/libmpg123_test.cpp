#include "signal/libmpg123.h"

#include "support/found_sound.h"
#include "support/sound_bytes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using namespace quietroom::test;
using Catch::Contains;

namespace {

std::size_t samples_in(SoundReader& reader) {
  std::vector<double> piece(1000);
  std::size_t sum = 0;
  while (const std::size_t count = reader.read(std::span(piece))) sum += count;
  return sum;
}

} // namespace

TEST_CASE("MPEG audio is read up to where its stream ends, whatever stands behind") {
  const TempFolder folder;
  const auto file = folder.write("a", mp3_frames(20) + mp3_frames(3));
  const auto reader = open_by_libmpg123(file, {3, 20 * 72, {}});
  CHECK(reader->form().frames == 20 * 576);
  CHECK(samples_in(*reader) == 20 * 576);
  CHECK(reader->form().rate_hz == 8000);
  CHECK(reader->form().channels == 1);
}

TEST_CASE("a count of frames below those there are lets the stream go on, one above them cuts it") {
  const TempFolder folder;
  const auto file = folder.write("a", xing(15) + mp3_frames(20));
  const auto reader = open_by_libmpg123(file, {3, 21 * 72, 15});
  CHECK(reader->form().goes_on);
  CHECK(samples_in(*reader) == 20 * 576); // no delay taken out, which belongs to another end
  CHECK_FALSE(open_by_libmpg123(file, {3, 21 * 72, 20})->form().goes_on);
  CHECK_THROWS_WITH(open_by_libmpg123(file, {3, 21 * 72, 21}), Contains("ends before the length"));
}

TEST_CASE("what holds no frame of MPEG audio is refused by name") {
  const TempFolder folder;
  CHECK_THROWS_WITH(open_by_libmpg123(folder.write("b.mp3", std::string(500, 'x')), {2, 500, {}}),
                    Contains("b.mp3: no sound can be read from it"));
}

TEST_CASE("MP3 that changes its sample rate is refused") {
  const TempFolder folder;
  std::string other = mp3_frames(1); // 8 kbit/s at 12 kHz: 48 bytes a frame
  other[2] = static_cast<char>((static_cast<unsigned char>(other[2]) & ~0x0CU) | 0x04U);
  std::string mixed = mp3_frames(40);
  for (int i = 0; i < 40; ++i) mixed += other.substr(0, 48);
  CHECK_THROWS_WITH(read_clip(folder.write("a", mixed)),
                    Contains("changes its sample rate from 8000 to 12000 Hz"));
}

TEST_CASE("MP3 is decoded to its end with and without a count of its frames") {
  const TempFolder folder;
  CHECK(found_in(folder, mp3_frames(500)) == FoundSound{500 * 576, false});
  CHECK(found_in(folder, xing(500) + mp3_frames(500)) ==
        FoundSound{500 * 576 - 529, false}); // the decoder's delay, taken out
  CHECK(found_in(folder, xing(100) + mp3_frames(500)) == FoundSound{500 * 576, true});
  CHECK_THAT(why_not(folder, xing(501) + mp3_frames(500)),
             Contains("ends before the length its header states"));
  const AudioInfo info = read_info(folder.write("a", mp3_frames(9)));
  CHECK(info.rate_hz == 8000);
  CHECK(info.is_float);
  CHECK(info.format == "MPEG-1/2 Audio, MPEG Layer III");
  CHECK(info.decoder.starts_with("libmpg123-"));
}
