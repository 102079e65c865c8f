#include "audio/wav_writer.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/sha256.h"
#include "core/written_files.h"
#include "support/sound_bytes.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace quietroom;
using namespace quietroom::audio;
using namespace std::string_literals;
using quietroom::test::little;
using quietroom::test::TempFolder;

TEST_CASE("a WAV file says that its length is unknown while it grows, and states it in the end") {
  const TempFolder folder;
  const auto file = folder.path() / "a.wav";
  WavWriter writer(file, 8000, 1, 16);
  CHECK(writer.write(std::vector<std::int32_t>{0x12345678, -0x10000}));
  std::string open = quietroom::test::wav_16(4, "");
  open.replace(4, 4, little(0xFFFFFFFF, 4)).replace(40, 4, little(0xFFFFFFFF, 4));
  CHECK(read_file(file).substr(0, 44) == open);
  CHECK(writer.close());
  CHECK(read_file(file) == quietroom::test::wav_16(4, "\x34\x12\xFF\xFF"s)); // the upper half of each
  CHECK(writer.close());                                                     // once more is no harm
}

TEST_CASE("a WAV file of 32 bits keeps every bit, of all channels") {
  const TempFolder folder;
  const auto file = folder.path() / "a.wav";
  WavWriter writer(file, 48000, 2, 32);
  CHECK(writer.write(std::vector<std::int32_t>{0x12345678, -2}));
  CHECK(writer.close());
  CHECK(read_file(file) == "RIFF" + little(36 + 8, 4) + "WAVEfmt " + little(16, 4) + little(1, 2) +
                               little(2, 2) + little(48000, 4) + little(48000 * 8, 4) + little(8, 2) +
                               little(32, 2) + "data" + little(8, 4) + "\x78\x56\x34\x12\xFE\xFF\xFF\xFF"s);
}

TEST_CASE("a WAV file that cannot be created is the machine's fault") {
  try {
    WavWriter("/nowhere/a.wav", 8000, 1, 16);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::environment);
  }
}

TEST_CASE("a file that is written can be replaced at any moment at which its program may die") {
  const TempFolder folder;
  const std::filesystem::path file = folder.path() / "heard.wav";
  WavWriter writer(file, 48000, 1, 16);
  CHECK(is_written_by_us(file));
  CHECK(writer.write(std::vector<std::int32_t>(100'000, 1 << 20)));
  CHECK(is_written_by_us(file));
  CHECK(writer.close());
  CHECK(is_written_by_us(file));
  CHECK(read_file(folder.path() / ".quietroom-written").find(sha256_of_file(file)) != std::string::npos);
  std::ofstream(file, std::ios::app) << "edited";
  CHECK_FALSE(is_written_by_us(file));
}
