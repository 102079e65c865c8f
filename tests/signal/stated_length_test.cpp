#include "signal/stated_length.h"

#include "support/sound_bytes.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using signal::Length;
using test::big;
using test::little;
using namespace std::string_literals;

namespace {

const std::string sound(100, 's');

/// A file of each container whose header states `bytes` of sound, and which holds 100.
std::string riff(std::uint64_t bytes) {
  return "RIFF" + little(0, 4) + "WAVEfmt " + little(3, 4) + "abc\0LIST"s + little(2, 4) + "xydata" +
         little(bytes, 4) + sound;
}
std::string rifx(std::uint64_t bytes) { return "RIFX" + big(0, 4) + "WAVEdata" + big(bytes, 4) + sound; }
std::string rf64(std::uint64_t bytes) {
  return "RF64" + little(0xFFFFFFFF, 4) + "WAVEds64" + little(28, 4) + little(0, 8) + little(bytes, 8) +
         std::string(12, '\0') + "data" + little(0xFFFFFFFF, 4) + sound;
}
std::string aiff(std::uint64_t bytes) {
  return "FORM" + big(0, 4) + "AIFFCOMM" + big(2, 4) + "abSSND" + big(bytes, 4) + sound;
}
std::string au(std::uint64_t bytes) {
  return ".snd" + big(24, 4) + big(bytes, 4) + std::string(12, '\0') + sound;
}
std::string w64(std::uint64_t bytes) {
  const std::string guid(12, 'g');
  return "riff" + guid + little(0, 8) + "wave" + guid + "fmt " + guid + little(27, 8) + "abc" +
         std::string(5, '\0') + "data" + guid + little(24 + bytes, 8) + sound;
}
std::string caf(std::uint64_t bytes) {
  return "caff" + big(0x10000, 4) + "desc" + big(3, 8) + "abcdata" + big(bytes, 8) + sound;
}

std::string page(int flags, const std::string& content) {
  return "OggS" + std::string(1, '\0') + static_cast<char>(flags) + std::string(20, '\0') + '\1' +
         static_cast<char>(content.size()) + content;
}

} // namespace

TEST_CASE("a file that ends before its stated length is found, in every container that states one") {
  const test::TempFolder folder;
  const auto is_cut = [&](const std::string& bytes) {
    return signal::stated_length(folder.write("a", bytes)).length == Length::cut_short;
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
    return signal::stated_length(folder.write("a", bytes)).length == Length::cut_short;
  };
  CHECK_FALSE(is_cut(riff(0xFFFFFFFF)));
  CHECK_FALSE(is_cut(riff(0x7FFFF000 - 36)));
  CHECK_FALSE(is_cut(aiff(0x7F000008)));
  CHECK_FALSE(is_cut(au(0xFFFFFFFF)));
  CHECK_FALSE(is_cut(caf(~std::uint64_t{0})));
}

TEST_CASE("an Ogg stream ends with a whole page that is marked as its last") {
  const test::TempFolder folder;
  const auto is_cut = [&](const std::string& bytes) {
    return signal::stated_length(folder.write("a", bytes)).length == Length::cut_short;
  };
  const std::string first = page(2, "head");
  CHECK_FALSE(is_cut(first + page(4, "tail")));
  CHECK(is_cut(first + page(0, "tail")));
  CHECK(is_cut(first + page(4, "tail").substr(0, 30)));
  CHECK(is_cut(first + page(4, "tail").substr(0, 20)));
  CHECK_FALSE(is_cut(first + page(4, "OggS sung by a choir"))); // no page, though it begins like one
}

TEST_CASE("what states no length is never called cut") {
  const test::TempFolder folder;
  for (const std::string& bytes :
       {std::string{}, std::string("RIFF"), std::string("fLaC and so on"), "RIFF" + little(9, 4) + "WAVE",
        "RIFF" + little(9, 4) + "WAVEfmt " + little(0xFFFFFFF0, 4)})
    CHECK(signal::stated_length(folder.write("a", bytes)).length == Length::as_stated);
}

TEST_CASE(
    "sound behind the stated length is found in every container that states one, and the length fixed") {
  const test::TempFolder folder;
  for (const auto& make : {riff, rifx, rf64, aiff, au, w64, caf}) {
    const std::string bytes = make(90);
    CAPTURE(bytes.substr(0, 4));
    const auto found = signal::stated_length(folder.write("a", bytes));
    CHECK(found.length == Length::goes_on);
    REQUIRE(found.patches.size() == 1);
    std::string fixed = bytes;
    fixed.replace(found.patches[0].at, found.patches[0].bytes.size(), found.patches[0].bytes);
    CHECK(fixed == make(100));
    CHECK(signal::stated_length(folder.write("a", make(100))).length == Length::as_stated);
  }
}
