#include "signal/active_level.h"

#include "support/level_vectors.h"
#include "support/pcm_hash.h"

#include <cmath>
#include <functional>
#include <map>
#include <numbers>

using namespace quietroom;
using Catch::Matchers::WithinAbs;

namespace {

using Samples = std::vector<double>;

const double speech_level_amplitude = 32768.0 * std::pow(10.0, -26.0 / 20.0) * std::numbers::sqrt2;

/// 1 kHz in whole 16-bit steps; every call begins at phase 0.
void append_sine(Samples& out, double amplitude, double seconds, int rate_hz) {
  for (int n = 0; n < std::lround(seconds * rate_hz); ++n)
    out.push_back(std::floor(amplitude * std::sin(2.0 * std::numbers::pi * 1000.0 * n / rate_hz) + 0.5) /
                  32768.0);
}

void append_silence(Samples& out, double seconds, int rate_hz) {
  out.resize(out.size() + static_cast<std::size_t>(std::lround(seconds * rate_hz)));
}

Samples sine(double amplitude, double seconds, int rate_hz) {
  Samples out;
  append_sine(out, amplitude, seconds, rate_hz);
  return out;
}

Samples bursts(double on, double off, int times, int rate_hz) {
  Samples out;
  for (int i = 0; i < times; ++i) {
    append_sine(out, speech_level_amplitude, on, rate_hz);
    append_silence(out, off, rate_hz);
  }
  return out;
}

Samples square(double amplitude, double seconds, int rate_hz) {
  Samples out(static_cast<std::size_t>(seconds * rate_hz));
  const auto half_period = static_cast<std::size_t>(rate_hz / 200);
  for (std::size_t n = 0; n < out.size(); ++n)
    out[n] = (n / half_period % 2 == 0 ? amplitude : -amplitude) / 32768.0;
  return out;
}

Samples clicks(double amplitude, double seconds, std::size_t every, std::size_t first, int rate_hz) {
  Samples out(static_cast<std::size_t>(seconds * rate_hz));
  for (std::size_t n = first; n < out.size(); n += every) out[n] = amplitude / 32768.0;
  return out;
}

Samples two_levels(double quiet_amplitude, int rate_hz) {
  Samples out;
  for (int i = 0; i < 4; ++i) {
    append_sine(out, 8000, 1, rate_hz);
    append_sine(out, quiet_amplitude, 1, rate_hz);
  }
  return out;
}

Samples noise_bursts(int rate_hz) {
  Samples out;
  std::uint32_t state = 314159265;
  for (int piece = 0; piece < 3; ++piece) {
    for (int n = 0; n < rate_hz; ++n) {
      state = 69069U * state + 1U;
      out.push_back(std::floor(4000.0 * (static_cast<std::int32_t>(state) / 2147483648.0) + 0.5) / 32768.0);
    }
    append_silence(out, 0.5, rate_hz);
  }
  return out;
}

Samples synthetic(const std::string& name, int rate_hz) {
  const auto second = static_cast<std::size_t>(rate_hz);
  const std::map<std::string, std::function<Samples()>> signals = {
      {"sine_cont", [&] { return sine(speech_level_amplitude, 4, rate_hz); }},
      {"sine_fullscale", [&] { return sine(32767, 2, rate_hz); }},
      {"sine_A10", [&] { return sine(10, 2, rate_hz); }},
      {"sine_A8", [&] { return sine(8, 2, rate_hz); }},
      {"sine_A7", [&] { return sine(7, 2, rate_hz); }},
      {"sine_20ms", [&] { return sine(speech_level_amplitude, 0.02, rate_hz); }},
      {"burst_1000on_1000off_x5", [&] { return bursts(1.0, 1.0, 5, rate_hz); }},
      {"burst_500on_150off_x10", [&] { return bursts(0.5, 0.15, 10, rate_hz); }},
      {"burst_300on_1700off_x5", [&] { return bursts(0.3, 1.7, 5, rate_hz); }},
      {"square_1000lsb", [&] { return square(1000, 2, rate_hz); }},
      {"square_1lsb", [&] { return square(1, 1, rate_hz); }},
      {"silence_1s", [&] { return Samples(second); }},
      {"dc_1000", [&] { return Samples(second, 1000.0 / 32768.0); }},
      {"impulse_1s", [&] { return clicks(32767, 1, second, second / 2, rate_hz); }},
      {"clicks_10ms", [&] { return clicks(10000, 2, second / 100, 0, rate_hz); }},
      {"clicks_250ms", [&] { return clicks(32767, 2, second / 4, 0, rate_hz); }},
      {"two_level", [&] { return two_levels(200, rate_hz); }},
      {"two_level_12db", [&] { return two_levels(2000, rate_hz); }},
      {"lcg_noise_1on_05off", [&] { return noise_bursts(rate_hz); }},
  };
  return signals.at(name)();
}

} // namespace

TEST_CASE("P.56 counts and levels of generated signals are those of the reference") {
  const test::VectorTable table("stimuli/p56_synthetic.csv");
  for (const auto& row : table.rows()) {
    CAPTURE(row.text("signal"), row.text("rate_hz"));
    const int rate_hz = static_cast<int>(row.number("rate_hz"));
    const Samples samples = synthetic(row.text("signal"), rate_hz);
    REQUIRE(test::pcm16_hash(samples) == row.text("sha256_s16le"));
    test::check_level(signal::active_level(samples, rate_hz), row);
    test::check_other_searches(samples, rate_hz, row);
  }
}

TEST_CASE("silence, a faint hum and single clicks have no speech level") {
  CHECK_FALSE(signal::active_level(Samples(8000), 8000).active_level_dbov);
  CHECK_FALSE(signal::active_level(Samples{}, 8000).active_level_dbov);
  CHECK_FALSE(signal::active_level(synthetic("sine_A8", 16000), 16000).active_level_dbov);
  CHECK_FALSE(signal::active_level(synthetic("impulse_1s", 16000), 16000).active_level_dbov);
  CHECK(std::isinf(signal::active_level(Samples(8000), 8000).rms_dbov));
}

TEST_CASE("with 24 bits what 16 bits call silence may have a level") {
  const Samples faint = synthetic("sine_A7", 16000); // -76 dBov
  CHECK_FALSE(signal::active_level(faint, 16000).active_level_dbov);
  CHECK_THAT(
      *signal::active_level(faint, 16000, {24}).active_level_dbov,
      WithinAbs(20.0 * std::log10(7.0 / 32768.0 / std::numbers::sqrt2), 0.2)); // steps of a 16-bit sine
  Samples speech = synthetic("lcg_noise_1on_05off", 16000);
  const double loud_dbov = *signal::active_level(speech, 16000).active_level_dbov;
  for (double& x : speech) x *= 0x1p-12; // -72 dB
  CHECK_THAT(*signal::active_level(speech, 16000, {24}).active_level_dbov,
             WithinAbs(loud_dbov - 240.0 * std::log10(2.0), 1e-9));
  for (double& x : speech) x *= 0x1p-8; // -48 dB more
  CHECK_FALSE(signal::active_level(speech, 16000, {24}).active_level_dbov);
}

TEST_CASE("a mean less than 40 dB below the rms is DC") {
  Samples samples = sine(speech_level_amplitude, 1, 8000);
  CHECK_FALSE(signal::has_dc(signal::active_level(samples, 8000)));
  for (double& x : samples) x += std::pow(10.0, -67.0 / 20.0);
  CHECK_FALSE(signal::has_dc(signal::active_level(samples, 8000)));
  for (double& x : samples) x += std::pow(10.0, -65.0 / 20.0);
  CHECK(signal::has_dc(signal::active_level(samples, 8000)));
  CHECK_FALSE(signal::has_dc(signal::active_level(Samples(100), 8000)));
}

TEST_CASE("a full-scale sine is at -3.01 dBov, its peak at 0") {
  const auto level = signal::active_level(synthetic("sine_fullscale", 8000), 8000);
  CHECK_THAT(level.rms_dbov, WithinAbs(-3.0103, 0.001)); // 32767 is 0.0003 dB below full scale
  CHECK_THAT(level.peak_dbov, WithinAbs(0.0, 0.001));
}

TEST_CASE("a gain moves the active level by itself and leaves the activity alone") {
  Samples samples = synthetic("lcg_noise_1on_05off", 16000);
  const auto before = signal::active_level(samples, 16000);
  for (double& x : samples) x *= 0.5; // one threshold down: counts shift by one place
  const auto after = signal::active_level(samples, 16000);
  CHECK_THAT(*after.active_level_dbov, WithinAbs(*before.active_level_dbov - 20.0 * std::log10(2.0), 1e-9));
  CHECK_THAT(after.activity, WithinAbs(before.activity, 1e-9));
  for (std::size_t j = 1; j < after.active_samples.size(); ++j)
    CHECK(after.active_samples[j - 1] == before.active_samples[j]);
}
