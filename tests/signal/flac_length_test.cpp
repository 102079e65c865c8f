#include "signal/flac_length.h"

#include "support/found_sound.h"
#include "support/sound_bytes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using namespace quietroom::test;
using namespace std::string_literals;
using Catch::Contains;

namespace {

/// The head of a stream in blocks of `block` samples that states `total` of them.
std::string head(std::uint64_t block, std::uint64_t total) {
  return "fLaC\0\0\0\x22"s + big(block, 2) + big(block, 2) + std::string(6, '\0') + big(8000 << 4, 3) +
         big(0xF0 | total >> 32, 1) + big(total, 4) + std::string(16, 'm');
}

/// Frames of ten zeros, their CRCs computed by another program from RFC 9639's polynomials.
const std::string fifth_of_192 = "\xff\xf8\x14\x00\x05\x98"s + std::string(10, '\0') + "\xf1\xb0";
const std::string of_256_at_51200 = // its number, 200, takes two bytes
    "\xff\xf8\x84\x00\xc3\x88\xb5"s + std::string(10, '\0') + "\x9b\x0d";
const std::string of_1000_at_70000 = // variable blocks: it counts samples, in four bytes
    "\xff\xf9\x74\x00\xf0\x91\x85\xb0\x03\xe7\x13"s + std::string(10, '\0') + "\x34\x5e";
const std::string of_100_at_300 = // its rate in kHz follows the length of its block
    "\xff\xf8\x6c\x00\x03\x63\x2c\xbd"s + std::string(10, '\0') + "\xdd\x42";
const std::string of_1152_at_3456 = // its rate in Hz takes two bytes
    "\xff\xf8\x3d\x00\x03\x1f\x40\x78"s + std::string(10, '\0') + "\x72\xac";

struct Stream {
  std::uint64_t block;
  std::string last_frame;
  std::uint64_t samples;
};

StatedLength length_of(const TempFolder& folder, const std::string& bytes, std::uint64_t begin = 0) {
  FileBytes file(folder.write("a", bytes));
  return flac_length(file, begin);
}

} // namespace

TEST_CASE("the number of the last frame of FLAC tells how long the stream is") {
  const TempFolder folder;
  for (const Stream& each : {Stream{192, fifth_of_192, 6 * 192}, Stream{256, of_256_at_51200, 51456},
                             Stream{16, of_1000_at_70000, 71000}, Stream{100, of_100_at_300, 400},
                             Stream{1152, of_1152_at_3456, 4608}}) {
    CAPTURE(each.samples);
    CHECK(length_of(folder, head(each.block, each.samples) + each.last_frame).length == Length::as_stated);
    CHECK(length_of(folder, head(each.block, each.samples + 1) + each.last_frame).length ==
          Length::cut_short);
    const StatedLength more = length_of(folder, head(each.block, each.samples - 1) + each.last_frame);
    CHECK(more.length == Length::goes_on);
    REQUIRE(more.patches.size() == 1);
    std::string patched = head(each.block, each.samples - 1);
    patched.replace(more.patches[0].at, more.patches[0].bytes.size(), more.patches[0].bytes);
    CHECK(patched == head(each.block, each.samples));
  }
}

TEST_CASE("FLAC whose last frame is not whole is to be counted, from the last frame that begins") {
  const TempFolder folder;
  std::string damaged = fifth_of_192;
  damaged[8] = 'x'; // the CRC of the frame does not hold, that of its header does
  const StatedLength found = length_of(folder, head(192, 5000) + damaged);
  CHECK(found.length == Length::to_be_counted);
  CHECK(found.stated_frames == 5000);
  CHECK(found.least_frames == 5000);
  CHECK(length_of(folder, head(192, 0) + damaged).least_frames == 5 * 192);
  damaged = fifth_of_192;
  damaged[5] = 'x'; // no header any more
  CHECK(length_of(folder, head(192, 0) + damaged).least_frames == 0);
}

TEST_CASE("FLAC behind an ID3v2 tag and before an ID3v1 tag is counted alike") {
  const TempFolder folder;
  const std::string stream = head(192, 6 * 192) + fifth_of_192;
  CHECK(length_of(folder, "twenty bytes of tag " + stream + id3v1_tag, 20).length == Length::as_stated);
  CHECK(length_of(folder, stream + stream).length == Length::several_sounds);
  CHECK(length_of(folder, stream.substr(0, 22)).patches.empty()); // a head cut off states nothing
}

TEST_CASE("FLAC of unknown or understated length is read to its end, and FLAC that states more is cut") {
  const TempFolder folder;
  CHECK(found_in(folder, flac(160)) == FoundSound{160, false});
  CHECK(found_in(folder, flac(160) + id3v1_tag) == FoundSound{160, false});
  CHECK(found_in(folder, flac(0)) == FoundSound{160, true});
  CHECK(found_in(folder, flac(100)) == FoundSound{160, true});
  CHECK(found_in(folder, flac(0) + "no frame") == FoundSound{160, true}); // only decoding can tell
  CHECK_THAT(why_not(folder, flac(161)), Contains("ends before the length its header states"));
  CHECK_THAT(why_not(folder, flac(160).substr(0, 270)), Contains("ends before the length its header states"));
}
