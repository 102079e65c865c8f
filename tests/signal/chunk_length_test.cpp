#include "signal/chunk_length.h"

#include "support/found_sound.h"
#include "support/sound_bytes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Contains;
using signal::Length;
using test::big;
using test::little;
using namespace std::string_literals;

namespace {

const std::string sound(2000, '\x11');
const std::string list = "LIST" + little(4, 4) + "INFO";

const std::string sound_of_100(100, 's');

/// A file of each container whose header states `bytes` of sound, and which holds 100.
std::string riff(std::uint64_t bytes) {
  return "RIFF" + little(0, 4) + "WAVEfmt " + little(3, 4) + "abc\0LIST"s + little(2, 4) + "xydata" +
         little(bytes, 4) + sound_of_100;
}
std::string rifx(std::uint64_t bytes) {
  return "RIFX" + big(0, 4) + "WAVEdata" + big(bytes, 4) + sound_of_100;
}
std::string rf64(std::uint64_t bytes) {
  return "RF64" + little(0xFFFFFFFF, 4) + "WAVEds64" + little(28, 4) + little(0, 8) + little(bytes, 8) +
         std::string(12, '\0') + "data" + little(0xFFFFFFFF, 4) + sound_of_100;
}
std::string aiff(std::uint64_t bytes) {
  return "FORM" + big(0, 4) + "AIFFCOMM" + big(2, 4) + "abSSND" + big(bytes, 4) + sound_of_100;
}
std::string au(std::uint64_t bytes) {
  return ".snd" + big(24, 4) + big(bytes, 4) + std::string(12, '\0') + sound_of_100;
}
std::string w64(std::uint64_t bytes) {
  const std::string guid(12, 'g');
  return "riff" + guid + little(0, 8) + "wave" + guid + "fmt " + guid + little(27, 8) + "abc" +
         std::string(5, '\0') + "data" + guid + little(24 + bytes, 8) + sound_of_100;
}
std::string caf(std::uint64_t bytes) {
  return "caff" + big(0x10000, 4) + "desc" + big(3, 8) + "abcdata" + big(bytes, 8) + sound_of_100;
}

signal::StatedLength length_of(const test::TempFolder& folder, const std::string& bytes) {
  signal::FileBytes file(folder.write("a", bytes));
  return signal::chunk_length(file);
}

} // namespace

TEST_CASE("a file that ends before its stated length is found, in every container that states one") {
  const test::TempFolder folder;
  const auto is_cut = [&](const std::string& bytes) {
    return length_of(folder, bytes).length == Length::cut_short;
  };
  for (const auto& make : {riff, rifx, rf64, aiff, au, w64, caf}) {
    CAPTURE(make(100).substr(0, 4));
    CHECK_FALSE(is_cut(make(100)));
    CHECK_FALSE(is_cut(make(90))); // something may follow the sound
    CHECK(is_cut(make(101)));
    CHECK(is_cut(make(100).substr(0, make(100).size() - 1)));
    CHECK(is_cut(make(1000000)));
  }
}

TEST_CASE("a length that a writer into a pipe could not know promises nothing") {
  const test::TempFolder folder;
  const auto is_cut = [&](const std::string& bytes) {
    return length_of(folder, bytes).length == Length::cut_short;
  };
  CHECK_FALSE(is_cut(riff(0xFFFFFFFF)));
  CHECK_FALSE(is_cut(riff(0x7FFFF000 - 36)));
  CHECK_FALSE(is_cut(aiff(0x7F000008)));
  CHECK_FALSE(is_cut(au(0xFFFFFFFF)));
  CHECK_FALSE(is_cut(caf(~std::uint64_t{0})));
}

TEST_CASE(
    "sound behind the stated length is found in every container that states one, and the length fixed") {
  const test::TempFolder folder;
  for (const auto& make : {riff, rifx, rf64, aiff, au, w64, caf}) {
    const std::string bytes = make(90);
    CAPTURE(bytes.substr(0, 4));
    const auto found = length_of(folder, bytes);
    CHECK(found.length == Length::goes_on);
    REQUIRE(found.patches.size() == 1);
    std::string fixed = bytes;
    fixed.replace(found.patches[0].at, found.patches[0].bytes.size(), found.patches[0].bytes);
    CHECK(fixed == make(100));
    CHECK(length_of(folder, make(100)).length == Length::as_stated);
  }
}

TEST_CASE("a WAV file of unknown, zero or understated length is read to its end") {
  const test::TempFolder folder;
  for (const std::uint32_t stated : {0U, 2U, 1998U, 0xFFFFFFFFU, 0x7FFFF000U - 36})
    CHECK(test::found_in(folder, test::wav_16(stated, sound)) == test::FoundSound{1000, true});
  CHECK(test::found_in(folder, test::wav_16(500, sound + test::id3v1_tag)) == test::FoundSound{1000, true});
  CHECK(signal::read_clip(folder.write("a", test::wav_16(0, sound))).samples.back() == 0x1111 * 0x1p-15);
}

TEST_CASE("chunks, tags and a pad byte behind the sound are no sound") {
  const test::TempFolder folder;
  for (const std::string& behind :
       {std::string{}, list, "id3 " + little(3, 4) + "abc", "bext" + little(2, 4) + "ab" + list,
        test::id3v1_tag, list + test::id3v1_tag, std::string(1, '\0'), "what" + little(0, 4),
        "LIST" + little(400, 4) + "cut off"}) {
    CAPTURE(behind);
    CHECK(test::found_in(folder, test::wav_16(2000, sound + behind)) == test::FoundSound{1000, false});
  }
  CHECK(test::found_in(folder, test::wav_16(2000, sound + "nope" + little(400, 4))) ==
        test::FoundSound{1004, true}); // no chain
  CHECK_THAT(test::why_not(folder, test::wav_16(0, list)), Contains("holds no samples"));
}

TEST_CASE("chunks at the end of a file that states no length are not taken for sound") {
  const test::TempFolder folder;
  for (const std::string& behind : {list, "bext" + little(2, 4) + "ab" + list, list + test::id3v1_tag})
    CHECK(test::found_in(folder, test::wav_16(0, sound + behind)) == test::FoundSound{1000, true});
  CHECK(test::found_in(folder, test::wav_16(0, sound + "LIST" + little(400, 4) + "cut")).frames >
        1000); // reaches beyond
}
