// Sound is read to its true end, whatever its header states.
#include "core/error.h"
#include "signal/audio_file.h"
#include "support/sound_bytes.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using namespace quietroom::test;
using namespace std::string_literals;
using Catch::Contains;

namespace {

struct Found {
  std::uint64_t frames = 0;
  bool goes_on = false;
  bool operator==(const Found&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Found& found) {
  return out << found.frames << (found.goes_on ? " goes on" : "");
}

/// What all readers find alike.
Found found_in(const TempFolder& folder, const std::string& bytes) {
  const auto file = folder.write("a", bytes);
  const AudioInfo info = read_info(file);
  const auto channels = static_cast<std::size_t>(info.channels);
  CHECK(read_clip(file).frames() == info.frames);
  CHECK(read_pcm(file).samples.size() == info.frames * channels);
  std::size_t samples = 0;
  read_pieces(file, [&](std::span<const double> piece) { samples += piece.size(); });
  CHECK(samples == info.frames * channels);
  return {info.frames, info.goes_on};
}

std::string why_not(const TempFolder& folder, const std::string& bytes) {
  const auto file = folder.write("a", bytes);
  CHECK_THROWS_AS(read_info(file), Error);
  try {
    read_clip(file);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    return error.what();
  }
  return "no error";
}

const std::string sound(2000, '\x11');
const std::string list = "LIST" + little(4, 4) + "INFO";
const std::string id3v1 = "TAG" + std::string(125, 'x');

} // namespace

TEST_CASE("a WAV file of unknown, zero or understated length is read to its end") {
  const TempFolder folder;
  for (const std::uint32_t stated : {0U, 2U, 1998U, 0xFFFFFFFFU, 0x7FFFF000U - 36})
    CHECK(found_in(folder, wav_16(stated, sound)) == Found{1000, true});
  CHECK(found_in(folder, wav_16(500, sound + id3v1)) == Found{1000, true});
  CHECK(read_clip(folder.write("a", wav_16(0, sound))).samples.back() == 0x1111 * 0x1p-15);
}

TEST_CASE("chunks, tags and a pad byte behind the sound are no sound") {
  const TempFolder folder;
  for (const std::string& behind :
       {std::string{}, list, "id3 " + little(3, 4) + "abc", "bext" + little(2, 4) + "ab" + list, id3v1,
        list + id3v1, std::string(1, '\0'), "what" + little(0, 4), "LIST" + little(400, 4) + "cut off"}) {
    CAPTURE(behind);
    CHECK(found_in(folder, wav_16(2000, sound + behind)) == Found{1000, false});
  }
  CHECK(found_in(folder, wav_16(2000, sound + "nope" + little(400, 4))) == Found{1004, true}); // no chain
  CHECK_THAT(why_not(folder, wav_16(0, list)), Contains("holds no samples"));
}

TEST_CASE("what stands behind the sound of a Wave64 or Ogg file is no sound either") {
  const TempFolder folder;
  const auto name = [](const std::string& four) { return four + std::string(12, 'g'); };
  const std::string w64 = "riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB\x04\xC1\x00\x00"s + little(2128, 8) +
                          "wave\xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A"s +
                          "fmt \xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A"s + little(40, 8) +
                          little(1, 2) + little(1, 2) + little(8000, 4) + little(16000, 4) + little(2, 2) +
                          little(16, 2) + "data\xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A"s +
                          little(2024, 8) + sound;
  CHECK(found_in(folder, w64) == Found{1000, false});
  for (const std::string& behind : {id3v1, name("list") + little(32, 8) + "comments"}) {
    CAPTURE(behind);
    CHECK(found_in(folder, w64 + behind).frames == 1000);
  }
  const std::string ogg = read_file(QUIETROOM_SOURCE_DIR "/tests/fuzz/corpus/audio/a.ogg");
  for (const std::string& behind : {id3v1, std::string(1, '\0'), std::string("rubbish")})
    CHECK(found_in(folder, ogg + behind) == Found{160, false});
}

TEST_CASE("chunks at the end of a file that states no length are not taken for sound") {
  const TempFolder folder;
  for (const std::string& behind : {list, "bext" + little(2, 4) + "ab" + list, list + id3v1})
    CHECK(found_in(folder, wav_16(0, sound + behind)) == Found{1000, true});
  CHECK(found_in(folder, wav_16(0, sound + "LIST" + little(400, 4) + "cut")).frames > 1000); // reaches beyond
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

TEST_CASE("two sound files in one are refused as chained") {
  const TempFolder folder;
  CHECK_THAT(why_not(folder, wav_16(2000, sound) + wav_16(2000, sound)), Contains("chained"));
  CHECK_THAT(why_not(folder, flac(160) + flac(160)), Contains("chained"));
  const std::string ogg = read_file(QUIETROOM_SOURCE_DIR "/tests/fuzz/corpus/audio/a.ogg");
  CHECK_THAT(why_not(folder, ogg + ogg), Contains("chained"));
  std::size_t second = ogg.find("OggS", 4); // the begin of another stream before the first goes on
  CHECK_THAT(why_not(folder, ogg.substr(0, second) + ogg), Contains("multiplexed"));
  CHECK(found_in(folder, ogg) == Found{160, false});
}

TEST_CASE("FLAC of unknown or understated length is read to its end, and FLAC that states more is cut") {
  const TempFolder folder;
  CHECK(found_in(folder, flac(160)) == Found{160, false});
  CHECK(found_in(folder, flac(160) + id3v1) == Found{160, false});
  CHECK(found_in(folder, flac(0)) == Found{160, true});
  CHECK(found_in(folder, flac(100)) == Found{160, true});
  CHECK(found_in(folder, flac(0) + "no frame") == Found{160, true}); // only decoding can tell
  CHECK_THAT(why_not(folder, flac(161)), Contains("ends before the length its header states"));
  CHECK_THAT(why_not(folder, flac(160).substr(0, 270)), Contains("ends before the length its header states"));
}

TEST_CASE("MP3 is decoded to its end with and without a count of its frames") {
  const TempFolder folder;
  CHECK(found_in(folder, mp3_frames(500)) == Found{500 * 576, false});
  CHECK(found_in(folder, xing(500) + mp3_frames(500)) ==
        Found{500 * 576 - 529, false}); // the decoder's delay, taken out
  CHECK(found_in(folder, xing(100) + mp3_frames(500)) == Found{500 * 576, true});
  CHECK_THAT(why_not(folder, xing(501) + mp3_frames(500)),
             Contains("ends before the length its header states"));
  const AudioInfo info = read_info(folder.write("a", mp3_frames(9)));
  CHECK(info.rate_hz == 8000);
  CHECK(info.is_float);
  CHECK(info.format == "MPEG-1/2 Audio, MPEG Layer III");
  CHECK(info.decoder.starts_with("libmpg123-"));
}

TEST_CASE("tags around MP3 are no sound, even where they look like it") {
  const TempFolder folder;
  const std::string frames = mp3_frames(20);
  const std::string items = mp3_frames(3); // would be sound
  const std::string ape = items + "APETAGEX" + little(2000, 4) +
                          little(static_cast<std::uint32_t>(items.size()) + 32, 4) + little(1, 4) +
                          std::string(12, '\0');
  const std::string id3v2 = std::string("ID3\4\0\0\0\0\1\x58", 10) + mp3_frames(3); // 128 + 88 = 3 x 72 bytes
  const Found whole{20 * 576, false};
  CHECK(found_in(folder, frames + id3v1) == whole);
  CHECK(found_in(folder, frames + ape) == whole);
  CHECK(found_in(folder, id3v2 + frames) == whole);
  CHECK(found_in(folder, id3v2 + std::string(100, '\0') + frames + ape + id3v1) == whole);
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
