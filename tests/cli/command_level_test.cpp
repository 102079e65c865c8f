#include "cli/quietroom.h"

#include <cmath>
#include <cstdint>
#include <numbers>

using namespace quietroom::test;

namespace {

/// 16 or 24-bit WAV at 16 kHz, mono.
std::string wav(const std::vector<double>& samples, int bits) {
  const auto word = [](std::uint32_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
    return out;
  };
  std::string data;
  for (const double x : samples)
    data += word(static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(std::ldexp(x, bits - 1)))),
                 bits / 8);
  const auto size = static_cast<std::uint32_t>(data.size());
  const auto frame = static_cast<std::uint32_t>(bits / 8);
  return "RIFF" + word(36 + size, 4) + "WAVEfmt " + word(16, 4) + word(1, 2) + word(1, 2) + word(16000, 4) +
         word(16000 * frame, 4) + word(frame, 2) + word(static_cast<std::uint32_t>(bits), 2) + "data" +
         word(size, 4) + data;
}

std::vector<double> sine(double amplitude, double offset = 0) {
  std::vector<double> out(4 * 16000);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = offset + amplitude * std::sin(2 * std::numbers::pi * 1000 * static_cast<double>(i) / 16000);
  return out;
}

} // namespace

TEST_CASE("level prints one line a file, a dash where there is no speech") {
  const TempFolder folder;
  folder.write("tone.wav", wav(sine(0.0709), 16)); // -26 dBov
  folder.write("silence.wav", wav(std::vector<double>(16000), 16));
  const Run speech = run_quietroom("level tone.wav silence.wav", folder.path());
  CHECK(speech.exit_code == 0);
  CHECK(speech.err == "quietroom: silence.wav: no active level: it is digital silence\n");
  check_golden("cli/level.txt", speech.out);
  const Run music = run_quietroom("level tone.wav silence.wav --lufs", folder.path());
  CHECK(music.exit_code == 0);
  CHECK(music.err == "quietroom: silence.wav: no active level: it is digital silence\n"
                     "quietroom: silence.wav: no loudness: nothing in it passes the gate of -70 LUFS\n");
  check_golden("cli/level_lufs.txt", music.out);
  const Run json = run_quietroom("level silence.wav --lufs --json", folder.path());
  CHECK(
      json.out.find(
          "\"active_level_dbov\": null,\n    \"activity\": 0.0,\n    \"rms_dbov\": null,\n    \"peak_dbov\": "
          "null,\n    \"loudness_lufs\": null,\n    \"true_peak_dbtp\": null") != std::string::npos);
}

TEST_CASE("level can search as ITU-T's tool library does") {
  const TempFolder folder;
  std::vector<double> bursts = sine(0.0709);
  for (std::size_t i = 0; i < bursts.size(); ++i)
    if (i / 16000 % 2 == 1) bursts[i] = 0;
  folder.write("bursts.wav", wav(bursts, 16));
  const std::string stl = run_quietroom("level bursts.wav --p56 stl --json", folder.path()).out;
  const std::string exact = run_quietroom("level bursts.wav --json", folder.path()).out;
  CHECK(stl != exact); // by less than the table shows
  CHECK(run_quietroom("level bursts.wav --p56 exact --json", folder.path()).out == exact);
  check_failure(2, "--p56 fast is not known; choose exact or stl", "level bursts.wav --p56 fast",
                folder.path());
}

TEST_CASE("a faint signal of 24 bits has a level, one of 16 bits has none") {
  const TempFolder folder;
  folder.write("faint24.wav", wav(sine(6.0 / 32768), 24)); // -77.8 dBov
  folder.write("faint16.wav", wav(sine(6.0 / 32768), 16));
  const Run run = run_quietroom("level faint24.wav faint16.wav --json", folder.path());
  CHECK(run.out.find("\"file\": \"faint24.wav\",\n    \"active_level_dbov\": -77.") != std::string::npos);
  CHECK(run.out.find("\"file\": \"faint16.wav\",\n    \"active_level_dbov\": null") != std::string::npos);
}

TEST_CASE("a constant beneath the sound is warned of, and measured all the same") {
  const TempFolder folder;
  folder.write("dc.wav", wav(sine(0.0709, 0.002), 16));
  const Run run = run_quietroom("level dc.wav", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.starts_with("quietroom: dc.wav: warning: its mean (DC)"));
  CHECK(run.out.find("dc.wav") != std::string::npos);
  folder.write("clean.wav", wav(sine(0.0709, 0.0002), 16));
  CHECK(run_quietroom("level clean.wav", folder.path()).err == "");
}
