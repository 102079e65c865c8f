#include "signal/libsndfile.h"

#include "core/error.h"
#include "support/sound_bytes.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using namespace quietroom::test;
using namespace std::string_literals;

namespace {

std::vector<double> samples_of(SoundReader& reader, std::size_t most = 1000) {
  std::vector<double> out(most);
  out.resize(reader.read(std::span(out)));
  return out;
}

} // namespace

TEST_CASE("every coding without a header gives the sample that its bytes mean") {
  struct Case {
    std::string coding;
    std::string bytes;
    double sample;
    int bits;
  };
  const TempFolder folder;
  const std::vector<Case> cases{
      {"s16le", "\x01\x40"s, 0x4001 / 32768.0, 16},
      {"s16be", "\x40\x01"s, 0x4001 / 32768.0, 16},
      {"s24le", "\x01\0\xC0"s, (1 - 0x400000) / 8388608.0, 24},
      {"s24be", "\xC0\0\x01"s, (1 - 0x400000) / 8388608.0, 24},
      {"s32le", "\0\1\0\x40"s, 0x40000100 / 2147483648.0, 32},
      {"s32be", "\x40\0\1\0"s, 0x40000100 / 2147483648.0, 32},
      {"f32le", "\0\0\x40\xBF"s, -0.75, 32},
      {"f32be", "\xBF\x40\0\0"s, -0.75, 32},
      {"f64le", "\0\0\0\0\0\0\xE8\x3F"s, 0.75, 64},
      {"f64be", "\x3F\xE8\0\0\0\0\0\0"s, 0.75, 64},
      {"s8", "\x41"s, 65 / 128.0, 8},
      {"u8", "\x41"s, -63 / 128.0, 8},
      {"alaw", "\xAA"s, 32256 / 32768.0, 16}, // G.711: the highest of each law
      {"ulaw", "\x80"s, 32124 / 32768.0, 16},
  };
  CHECK(cases.size() == raw_codings().size());
  for (const Case& each : cases) {
    CAPTURE(each.coding);
    CHECK(bytes_of_raw(each.coding) == each.bytes.size());
    const auto file = folder.write("a", each.bytes + each.bytes);
    const auto reader = open_by_libsndfile(file, RawFormat{8000, 1, each.coding}, {});
    CHECK(samples_of(*reader) == std::vector<double>{each.sample, each.sample});
    CHECK(reader->form().bits == each.bits);
    CHECK(reader->form().is_float == (each.coding.front() == 'f'));
  }
}

TEST_CASE("a file is read as if the bytes of its header were others, and up to where its sound ends") {
  const TempFolder folder;
  const auto file = folder.write("a", wav_16(2, std::string(2000, '\x11')));
  CHECK(samples_of(*open_by_libsndfile(file, {}, {})).size() == 1);
  StatedLength length{Length::goes_on, {{40, little(2000, 4)}}};
  const auto whole = open_by_libsndfile(file, {}, length);
  CHECK(whole->form().frames == 1000);
  CHECK(whole->form().goes_on);
  CHECK(samples_of(*whole) == std::vector<double>(1000, 0x1111 / 32768.0));
  length.sound_end = 44 + 100;
  CHECK(samples_of(*open_by_libsndfile(file, {}, length)).size() == 50);
  CHECK_FALSE(open_by_libsndfile(file, {}, {Length::to_be_counted})->form().frames);
}

TEST_CASE("integers come left-justified in 32 bits") {
  const TempFolder folder;
  const auto reader = open_by_libsndfile(folder.write("a", wav_16(4, "\1\0\0\x80"s)), {}, {});
  std::vector<std::int32_t> out(2);
  CHECK(reader->read(std::span(out)) == 2);
  CHECK(out == std::vector<std::int32_t>{0x10000, std::numeric_limits<std::int32_t>::min()});
}

TEST_CASE("what is no sound is refused, and a file that cannot be written is told") {
  const TempFolder folder;
  CHECK_THROWS_WITH(open_by_libsndfile(folder.write("b.txt", "no sound at all"), {}, {}),
                    Catch::Contains("b.txt: no sound can be read from it"));
  std::vector<std::int32_t> piece{1, -2};
  const auto next = [&]() -> std::vector<std::int32_t>& {
    static std::vector<std::int32_t> none;
    static bool given = false;
    return std::exchange(given, true) ? none : piece;
  };
  CHECK_FALSE(write_wav_by_libsndfile(folder.path() / "no" / "a.wav", 8000, 1, 16, next));
  CHECK(write_wav_by_libsndfile(folder.path() / "a.wav", 8000, 1, 16, next));
  CHECK(read_file(folder.path() / "a.wav") == wav_16(4, "\1\0\xFE\xFF"s));
  CHECK_THAT(audio_file_version(), Catch::Matches("[0-9]+\\.[0-9.]+.*"));
}
