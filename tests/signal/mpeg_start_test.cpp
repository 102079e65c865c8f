#include "signal/mpeg_start.h"

#include "support/found_sound.h"
#include "support/sound_bytes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using namespace quietroom::test;

namespace {

/// The fields of a frame's header as ISO/IEC 11172-3, 2.4.1.3 codes them.
struct FrameHeader {
  unsigned version;  ///< 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  unsigned layer;    ///< 3: I, 2: II, 1: III
  unsigned bit_rate; ///< of the table
  unsigned rate;     ///< likewise
  unsigned padding = 0;
  unsigned mode = 0; ///< 3: mono
};

std::string frame(const FrameHeader& h, std::size_t bytes) {
  std::string out = big(0x7FFU << 21 | h.version << 19 | h.layer << 17 | 1U << 16 | h.bit_rate << 12 |
                            h.rate << 10 | h.padding << 9 | h.mode << 6,
                        4);
  out.resize(bytes);
  return out;
}

std::optional<MpegStart> start_of(const TempFolder& folder, const std::string& bytes) {
  return mpeg_start(folder.write("a", bytes));
}

} // namespace

TEST_CASE("two frames in a row are found at the length that their bit rate and rate make") {
  struct Case {
    FrameHeader header;
    std::size_t
        bytes; // 144 (12 of 4 for layer I, 72 for layer III of MPEG-2) x bit rate / rate, rounded down
    int layer;
  };
  const TempFolder folder;
  for (const Case& each : {Case{{3, 1, 9, 0}, 417, 3},     // 128 kbit/s, 44.1 kHz
                           Case{{3, 1, 9, 0, 1}, 418, 3},  // padded
                           Case{{2, 1, 8, 0}, 208, 3},     // 64 kbit/s, 22.05 kHz
                           Case{{0, 1, 1, 2}, 72, 3},      // 8 kbit/s, 8 kHz
                           Case{{3, 2, 10, 1}, 576, 2},    // 192 kbit/s, 48 kHz
                           Case{{2, 2, 14, 2}, 1440, 2},   // 160 kbit/s, 16 kHz
                           Case{{3, 3, 12, 1}, 384, 1},    // 384 kbit/s, 48 kHz
                           Case{{2, 3, 14, 1}, 512, 1}}) { // 256 kbit/s, 24 kHz
    CAPTURE(each.bytes, each.layer);
    const std::string one = frame(each.header, each.bytes);
    const auto found = start_of(folder, one + one);
    REQUIRE(found);
    CHECK(found->layer == each.layer);
    CHECK(found->end == 2 * each.bytes);
    CHECK_FALSE(found->stated_frames);
    CHECK(start_of(folder, one));                                 // one whole frame and the end
    CHECK_FALSE(start_of(folder, one + '\0' + one));              // not where the next should be
    CHECK_FALSE(start_of(folder, one.substr(0, one.size() - 1))); // not whole
  }
}

TEST_CASE("headers that no stream has are no MPEG audio, and neither are two that do not belong together") {
  const TempFolder folder;
  const std::string good = frame({3, 1, 9, 0}, 417);
  for (const FrameHeader& wrong : {FrameHeader{1, 1, 9, 0}, FrameHeader{3, 0, 9, 0}, // of ADTS
                                   FrameHeader{3, 1, 15, 0}, FrameHeader{3, 1, 9, 3}})
    CHECK_FALSE(start_of(folder, frame(wrong, 417) + good));
  CHECK_FALSE(start_of(folder, good + frame({3, 1, 9, 1}, 384))); // another rate
  CHECK_FALSE(start_of(folder, good + frame({3, 2, 9, 0}, 417))); // another layer
  CHECK(start_of(folder, good + frame({3, 1, 5, 0}, 208)));       // another bit rate
}

TEST_CASE("the frames that Xing, Info and VBRI headers state are read where each stands") {
  const TempFolder folder;
  struct Case {
    FrameHeader header;
    std::size_t at;
    std::string tag;
  };
  const std::string vbri = "VBRI" + std::string(10, '\0') + big(1234, 4);
  const auto xing_of = [](const char* name) { return name + big(1, 4) + big(1234, 4); };
  for (const Case& each :
       {Case{{3, 1, 9, 0}, 36, xing_of("Xing")}, Case{{3, 1, 9, 0, 0, 3}, 21, xing_of("Info")},
        Case{{2, 1, 8, 0}, 21, xing_of("Xing")}, Case{{2, 1, 8, 0, 0, 3}, 13, xing_of("Info")},
        Case{{3, 1, 9, 0}, 38, xing_of("Xing")}, // behind a CRC
        Case{{3, 1, 9, 0}, 36, vbri}}) {
    const std::size_t bytes = each.header.version == 3 ? 417 : 208; // as above
    std::string first = frame(each.header, bytes);
    const std::string second = first;
    first.replace(each.at, each.tag.size(), each.tag);
    const auto found = start_of(folder, first + second);
    CAPTURE(each.at, each.tag);
    REQUIRE(found);
    CHECK(found->stated_frames == 1234);
  }
  std::string without_count = frame({3, 1, 9, 0}, 417);
  without_count.replace(36, 8, "Xing" + big(2, 4));
  CHECK_FALSE(start_of(folder, without_count + without_count)->stated_frames);
}

TEST_CASE("tags around MP3 are no sound, even where they look like it") {
  const TempFolder folder;
  const std::string frames = mp3_frames(20);
  const std::string items = mp3_frames(3); // would be sound
  const std::string ape = items + "APETAGEX" + little(2000, 4) +
                          little(static_cast<std::uint32_t>(items.size()) + 32, 4) + little(1, 4) +
                          std::string(12, '\0');
  const std::string id3v2 = std::string("ID3\4\0\0\0\0\1\x58", 10) + mp3_frames(3); // 128 + 88 = 3 x 72 bytes
  const FoundSound whole{20 * 576, false};
  CHECK(found_in(folder, frames + id3v1_tag) == whole);
  CHECK(found_in(folder, frames + ape) == whole);
  CHECK(found_in(folder, id3v2 + frames) == whole);
  CHECK(found_in(folder, id3v2 + std::string(100, '\0') + frames + ape + id3v1_tag) == whole);
}
