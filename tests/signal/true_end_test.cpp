// Sound is read to its true end, whatever its header states.
#include "support/found_sound.h"
#include "support/sound_bytes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using namespace quietroom::test;
using namespace std::string_literals;
using Catch::Contains;

namespace {

const std::string sound(2000, '\x11');

} // namespace

TEST_CASE("what stands behind the sound of a Wave64 or Ogg file is no sound either") {
  const TempFolder folder;
  const auto name = [](const std::string& four) { return four + std::string(12, 'g'); };
  const std::string w64 = "riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB\x04\xC1\x00\x00"s + little(2128, 8) +
                          "wave\xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A"s +
                          "fmt \xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A"s + little(40, 8) +
                          little(1, 2) + little(1, 2) + little(8000, 4) + little(16000, 4) + little(2, 2) +
                          little(16, 2) + "data\xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A"s +
                          little(2024, 8) + sound;
  CHECK(found_in(folder, w64) == FoundSound{1000, false});
  for (const std::string& behind : {id3v1_tag, name("list") + little(32, 8) + "comments"}) {
    CAPTURE(behind);
    CHECK(found_in(folder, w64 + behind).frames == 1000);
  }
  const std::string ogg = read_file(QUIETROOM_SOURCE_DIR "/tests/fuzz/corpus/audio/a.ogg");
  for (const std::string& behind : {id3v1_tag, std::string(1, '\0'), std::string("rubbish")})
    CHECK(found_in(folder, ogg + behind) == FoundSound{160, false});
}

TEST_CASE("two sound files in one are refused as chained") {
  const TempFolder folder;
  CHECK_THAT(why_not(folder, wav_16(2000, sound) + wav_16(2000, sound)), Contains("chained"));
  CHECK_THAT(why_not(folder, flac(160) + flac(160)), Contains("chained"));
  const std::string ogg = read_file(QUIETROOM_SOURCE_DIR "/tests/fuzz/corpus/audio/a.ogg");
  CHECK_THAT(why_not(folder, ogg + ogg), Contains("chained"));
  std::size_t second = ogg.find("OggS", 4); // the begin of another stream before the first goes on
  CHECK_THAT(why_not(folder, ogg.substr(0, second) + ogg), Contains("multiplexed"));
  CHECK(found_in(folder, ogg) == FoundSound{160, false});
}

TEST_CASE("headers that are random or cut crash nothing and ask for no memory") {
  const TempFolder folder;
  std::uint32_t state = 1;
  const auto next = [&] { return state = state * 1664525U + 1013904223U; };
  const std::string ogg = read_file(QUIETROOM_SOURCE_DIR "/tests/fuzz/corpus/audio/a.ogg");
  const std::vector<std::string> seeds{wav_16(2000, sound), flac(160), mp3_frames(4), xing(4) + mp3_frames(4),
                                       ogg};
  for (int round = 0; round < 400; ++round) {
    std::string bytes = seeds[static_cast<std::size_t>(round) % seeds.size()];
    for (int i = 0; i < 3; ++i) bytes[(next() >> 8) % 60] = static_cast<char>(next() >> 24);
    if (round % 2 == 0) bytes.resize((next() >> 8) % bytes.size());
    const auto file = folder.write("a", bytes);
    std::uint64_t frames = 0;
    try {
      frames = read_info(file).frames;
      read_clip(file);
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::input);
    }
    CHECK(frames <= most_samples);
  }
}
