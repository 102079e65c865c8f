// Sound at full scale and beyond, from prepare to play.
#include "cli/quietroom.h"
#include "signal/audio_file.h"
#include "support/alignment.h"
#include "support/speech_like.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

using namespace quietroom;
using namespace quietroom::test;

namespace {

constexpr int rate_hz = 16000;

std::vector<double> sine(double peak, double seconds = 1, double frequency_hz = 397) {
  std::vector<double> out(static_cast<std::size_t>(seconds * rate_hz));
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = peak * std::sin(2 * std::numbers::pi * frequency_hz * static_cast<double>(i) / rate_hz);
  return out;
}

/// WAV of 32-bit floating point, mono.
std::string float_wav(const std::vector<double>& samples) {
  const auto word = [](std::uint32_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
    return out;
  };
  std::string data;
  for (const double x : samples) data += word(std::bit_cast<std::uint32_t>(static_cast<float>(x)), 4);
  const auto size = static_cast<std::uint32_t>(data.size());
  return "RIFF" + word(36 + size, 4) + "WAVEfmt " + word(16, 4) + word(3, 2) + word(1, 2) + word(rate_hz, 4) +
         word(4 * rate_hz, 4) + word(4, 2) + word(32, 2) + "data" + word(size, 4) + data;
}

void write_set(const TempFolder& folder, double peak) {
  folder.write("set.toml", R"(version = 1
name = "loud"
seed = 1
rate_hz = 16000
context = "WB"
[[source]]
id = "a"
file = "a.wav"
talker = "t"
[[condition]]
id = "coded"
steps = [{ step = "codec", id = "g722" }]
)");
  signal::write_wav(folder.path() / "a.wav", {rate_hz, 1, sine(peak, 3)}, 16);
}

} // namespace

TEST_CASE("prepare saturates and counts what G.722 gives back beyond full scale, and warns") {
  const TempFolder folder;
  write_set(folder, 32767.0 / 32768);
  const Run run = run_quietroom("prepare .", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("coded.a.wav: its decoder gave ") != std::string::npos);
  CHECK(run.err.find(" samples back beyond full scale; they were saturated") != std::string::npos);
  CHECK(read_file(folder.path() / "set.lock").find("\nsaturated_samples = ") != std::string::npos);
  const signal::Clip in = signal::read_clip(folder.path() / "a.wav");
  const signal::Clip out = signal::read_clip(folder.path() / "stimuli/coded.a.wav");
  CHECK(alignment_at(in, out, 0, 4000).snr_db >=
        35); // 60 as measured; a wrapped sample in each period leaves 10
  const Run again = run_quietroom("prepare .", folder.path()); // nothing to prepare, but it is still so
  CHECK(again.err.find("they were saturated") != std::string::npos);
}

TEST_CASE("prepare says nothing of a codec that stays within full scale") {
  const TempFolder folder;
  write_set(folder, 0.25);
  const Run run = run_quietroom("prepare .", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("saturated") == std::string::npos);
  CHECK(read_file(folder.path() / "set.lock").find("saturated_samples") == std::string::npos);
}

TEST_CASE("play refuses what goes more than 6 dB beyond full scale, unless it is told to clip") {
  const TempFolder folder;
  folder.write("far.wav", float_wav(sine(2.01))); // +6.06 dBov
  folder.write("integers.wav", float_wav(sine(32767)));
  check_failure(2, "far.wav: goes 6.06 dB beyond full scale and would be loud and distorted; scale it",
                "play far.wav --device file:heard.wav?speed=0", folder.path());
  check_failure(2, "integers.wav: goes 90.31 dB beyond full scale",
                "play integers.wav --device file:heard.wav?speed=0", folder.path());
  CHECK(!std::filesystem::exists(folder.path() / "heard.wav"));
  const Run told = run_quietroom("play far.wav --clip --device file:heard.wav?speed=0", folder.path());
  CHECK(told.exit_code == 0);
  CHECK(told.err.find("far.wav: warning: goes 6.06 dB beyond full scale, where it is cut") !=
        std::string::npos);
  CHECK(std::filesystem::exists(folder.path() / "heard.wav"));
}

TEST_CASE("play warns of what goes up to 6 dB beyond full scale, and of nothing within") {
  const TempFolder folder;
  folder.write("above.wav", float_wav(sine(1.99))); // +5.98 dBov
  folder.write("within.wav", float_wav(sine(1)));
  const Run above = run_quietroom("play above.wav --device file:above_heard.wav?speed=0", folder.path());
  CHECK(above.exit_code == 0);
  CHECK(above.err.find("above.wav: warning: goes 5.98 dB beyond full scale, where it is cut") !=
        std::string::npos);
  const Run within = run_quietroom("play within.wav --device file:within_heard.wav?speed=0", folder.path());
  CHECK(within.exit_code == 0);
  CHECK(within.err.find("warning") == std::string::npos);
}

TEST_CASE("level says why a file has no active level") {
  const TempFolder folder;
  std::vector<double> clicks(rate_hz, 0);
  clicks[8000] = 0.5;
  folder.write("beyond.wav", float_wav(sine(32767)));
  folder.write("silent.wav", float_wav(std::vector<double>(rate_hz, 0)));
  folder.write("short.wav", float_wav(sine(0.1, 0.001)));
  folder.write("faint.wav", float_wav(sine(1e-7)));
  folder.write("clicks.wav", float_wav(clicks));
  folder.write("speech.wav", float_wav(speech_like(rate_hz, 3, 1).samples));
  const std::string files = "beyond.wav silent.wav short.wav faint.wav clicks.wav speech.wav";
  const Run run = run_quietroom("level " + files, folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err ==
        "quietroom: beyond.wav: no active level: it goes 90.31 dB beyond full scale; scale it so that its "
        "peak is at most 1.0\n"
        "quietroom: silent.wav: no active level: it is digital silence\n"
        "quietroom: short.wav: no active level: it lasts 0.001 s, which is too short for P.56\n"
        "quietroom: faint.wav: no active level: it is too faint for P.56; its peak is -140.00 dBov\n"
        "quietroom: clicks.wav: no active level: P.56 finds no speech in it, its peaks are clicks\n");
  const std::string json = run_quietroom("level " + files + " --json", folder.path()).out;
  std::size_t at = 0;
  for (const char* why : {"beyond full scale", "silence", "too short", "too faint", "no speech"}) {
    at = json.find("\"active_level_reason\": \"" + std::string(why) + "\"", at);
    CHECK(at != std::string::npos);
  }
  CHECK(json.find("active_level_reason", json.find("speech.wav")) == std::string::npos);
}
