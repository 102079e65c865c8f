#include "signal/audio_file.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/gaussian.h"
#include "support/temp_folder.h"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <sys/stat.h>

using namespace quietroom;
using namespace quietroom::signal;

namespace {

std::string little_endian(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
  return out;
}

/// A WAV file by the book: format tag 1 = integer, 3 = float.
std::string wav(std::uint32_t format_tag, std::uint32_t bits, const std::string& data,
                std::uint32_t stated_bytes) {
  const std::uint32_t frame_bytes = bits / 8;
  const std::string format = little_endian(format_tag, 2) + little_endian(1, 2) + little_endian(8000, 4) +
                             little_endian(8000 * frame_bytes, 4) + little_endian(frame_bytes, 2) +
                             little_endian(bits, 2);
  return "RIFF" + little_endian(36 + stated_bytes, 4) + "WAVEfmt " + little_endian(16, 4) + format + "data" +
         little_endian(stated_bytes, 4) + data;
}

std::string float_bytes(std::initializer_list<float> values) {
  std::string out;
  for (const float v : values) out += little_endian(std::bit_cast<std::uint32_t>(v), 4);
  return out;
}

Clip noise_clip(int channels) {
  Gaussian noise(1);
  Clip clip{16000, channels, std::vector<double>(2000)};
  for (double& x : clip.samples) x = 0.1 * noise.next();
  return clip;
}

} // namespace

TEST_CASE("a written WAV file reads back to the nearest step") {
  const test::TempFolder folder;
  for (const int bits : {16, 24}) {
    const Clip clip = noise_clip(2);
    const auto file = folder.path() / "a.wav";
    CHECK(write_wav(file, clip, bits) == 0);
    const AudioInfo info = read_info(file);
    CHECK(info.rate_hz == 16000);
    CHECK(info.channels == 2);
    CHECK(info.frames == 1000);
    CHECK(info.bits == bits);
    CHECK_FALSE(info.is_float);
    CHECK(info.format.find("WAV") != std::string::npos);
    const Clip back = read_clip(file);
    REQUIRE(back.samples.size() == clip.samples.size());
    const double step = std::ldexp(1.0, 1 - bits);
    for (std::size_t i = 0; i < clip.samples.size(); ++i)
      CHECK(back.samples[i] == std::round(clip.samples[i] / step) * step);
    CHECK(write_wav(folder.path() / "b.wav", back, bits) == 0);
    CHECK(read_file(folder.path() / "b.wav") == read_file(file)); // equal clips, equal bytes
  }
}

TEST_CASE("a WAV file holds nothing but its format and its samples") {
  const test::TempFolder folder;
  write_wav(folder.path() / "a.wav", {8000, 1, {0.0, 1.0 / 32768.0}}, 16);
  CHECK(read_file(folder.path() / "a.wav") == wav(1, 16, std::string("\0\0\1\0", 4), 4));
}

TEST_CASE("what lies beyond full scale is saturated and counted") {
  const test::TempFolder folder;
  const auto file = folder.path() / "a.wav";
  CHECK(write_wav(file, {8000, 1, {1.0, -1.0, 1.5, -1.5, 0.5, 32767.4 / 32768.0}}, 16) == 3);
  const double top = 32767.0 / 32768.0;
  CHECK(read_clip(file).samples == std::vector<double>{top, -1.0, top, -1.0, 0.5, top});
}

TEST_CASE("integer files come back exact and left-justified for playback") {
  const test::TempFolder folder;
  const Clip clip{8000, 1, {0.5, -1.0, 1.0 / 8388608.0}};
  write_wav(folder.path() / "a.wav", clip, 24);
  const PcmClip pcm = read_pcm(folder.path() / "a.wav");
  CHECK(pcm.bits == 24);
  CHECK_FALSE(pcm.is_float);
  CHECK(pcm.samples == std::vector<std::int32_t>{0x40000000, std::numeric_limits<std::int32_t>::min(), 256});
  write_wav(folder.path() / "b.wav", clip, 16);
  CHECK(read_pcm(folder.path() / "b.wav").samples ==
        std::vector<std::int32_t>{0x40000000, std::numeric_limits<std::int32_t>::min(), 0});
}

TEST_CASE("float files are rounded to 24 bits for playback and say so") {
  const test::TempFolder folder;
  const std::string data = float_bytes({0.5F, -0.25F, 1.5F, 0.5F / 8388608.0F});
  const auto file = folder.write("f.wav", wav(3, 32, data, 16));
  const PcmClip pcm = read_pcm(file);
  CHECK(pcm.is_float);
  CHECK(pcm.bits == 24);
  CHECK(pcm.samples == std::vector<std::int32_t>{0x40000000, -0x20000000, 0x7FFFFF00, 256});
  CHECK(read_clip(file).samples[2] == 1.5); // a clip keeps what goes beyond full scale
}

TEST_CASE("a sound file that cannot be used gets one sentence that says why") {
  const test::TempFolder folder;
  const std::string data(1000, '\1');
  const auto why = [&](const std::string& name) {
    std::string sentence;
    for (const auto& read : std::vector<std::function<void()>>{[&] { read_info(folder.path() / name); },
                                                               [&] { read_clip(folder.path() / name); },
                                                               [&] { read_pcm(folder.path() / name); }}) {
      try {
        read();
        sentence = "no error";
      } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::input);
        sentence = error.what();
      }
    }
    return sentence;
  };
  using Catch::Contains;
  folder.write("empty.wav", "");
  folder.write("text.wav", "This is no sound.\n");
  folder.write("short.wav", wav(1, 16, data, 2000));
  folder.write("none.wav", wav(1, 16, "", 0));
  folder.write("header.wav", wav(1, 16, data, 1000).substr(0, 30));
  folder.write("whole.wav", wav(1, 16, data, 1000));
  folder.write("stream.wav", wav(1, 16, data, 0xFFFFFFFF)); // as a pipe writes it: length unknown
  CHECK_THAT(why("missing.wav"), Contains("missing.wav: no such file"));
  CHECK_THAT(why("empty.wav"), Contains("empty.wav: the file is empty"));
  CHECK_THAT(why("text.wav"), Contains("text.wav: no sound can be read"));
  CHECK_THAT(why("short.wav"), Contains("short.wav: the file ends before"));
  CHECK_THAT(why("none.wav"), Contains("none.wav: holds no samples"));
  CHECK_THAT(why("header.wav"), Contains("header.wav:"));
  CHECK_THAT(why("."), Contains("is a folder, a pipe or a device"));
  REQUIRE(::mkfifo((folder.path() / "pipe.wav").c_str(), 0600) == 0);
  CHECK_THAT(why("pipe.wav"), Contains("is a folder, a pipe or a device"));
  CHECK(why("whole.wav") == "no error");
  CHECK(why("stream.wav") == "no error");
}

TEST_CASE("a header that states what no sound has is refused before memory is asked for it") {
  const test::TempFolder folder;
  const auto why = [&](const std::string& bytes) {
    try {
      read_clip(folder.write("a.wav", bytes));
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  std::string slow = wav(1, 16, std::string(100, '\1'), 100);
  slow.replace(24, 4, little_endian(10, 4));
  CHECK_THAT(why(slow), Catch::Contains("states 10 Hz and 1 channel, which no sound has"));
  std::string wide = wav(1, 16, std::string(2000, '\1'), 2000);
  wide.replace(22, 2, little_endian(500, 2));
  wide.replace(32, 2, little_endian(1000, 2));
  CHECK_THAT(why(wide), Catch::Contains("500 channels"));
}

TEST_CASE("samples without a header are read as declared") {
  const test::TempFolder folder;
  const auto file = folder.write("a.raw", std::string("\0\x40\xff\xff", 4));
  CHECK(read_clip(file, RawFormat{16000, 1, "s16le"}).samples == std::vector<double>{0.5, -1.0 / 32768});
  CHECK(read_clip(file, RawFormat{16000, 1, "s16be"}).samples ==
        std::vector<double>{64.0 / 32768, -1.0 / 32768});
  const AudioInfo stereo = read_info(file, RawFormat{8000, 2, "s16le"});
  CHECK(stereo.frames == 1);
  CHECK(stereo.bits == 16);
  CHECK_THROWS_WITH(read_clip(file, RawFormat{16000, 1, "s24le"}),
                    Catch::Contains("does not end with a whole frame"));
  for (const std::string_view coding : raw_codings()) {
    CAPTURE(coding);
    folder.write("b.raw", std::string(48, '\0'));
    CHECK(read_clip(folder.path() / "b.raw", RawFormat{8000, 1, std::string(coding)}).frames() >= 6);
  }
}

TEST_CASE("samples that are no numbers are refused") {
  const test::TempFolder folder;
  const auto file = folder.write("nan.wav", wav(3, 32, float_bytes({0.5F, std::nanf("")}), 8));
  CHECK_THROWS_WITH(read_clip(file), Catch::Contains("no numbers"));
  CHECK_THROWS_WITH(read_pcm(file), Catch::Contains("no numbers"));
}

TEST_CASE("a file that cannot be written is the machine's fault and leaves nothing") {
  const test::TempFolder folder;
  try {
    write_wav(folder.path() / "no" / "a.wav", noise_clip(1), 16);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::environment);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}
