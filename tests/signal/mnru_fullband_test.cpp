#include "signal/mnru_fullband.h"

#include "core/error.h"
#include "signal/fir.h"
#include "signal/tone.h"
#include "support/vector_table.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

namespace {

double power(const std::vector<double>& samples) {
  double sum = 0;
  for (const double x : samples) sum += x * x;
  return sum;
}

/// Speech and noise that come out, apart.
struct Output {
  std::vector<double> speech;
  std::vector<double> noise;

  double q_db() const { return 10.0 * std::log10(power(speech) / power(noise)); }
  Output within(double low_hz, double high_hz) const {
    const Fir band = band_pass(48000, {low_hz, 40}, {high_hz, 200}, 50);
    return {filtered(band, speech), filtered(band, noise)};
  }
};

Output output_of(const Clip& clip, const FullbandMnru& settings, std::uint64_t seed) {
  Output out{mnru_fullband_signal_path(clip, settings.dc_filter_hz).samples,
             mnru_fullband(clip, settings, seed).samples};
  for (std::size_t i = 0; i < out.speech.size(); ++i) out.noise[i] -= out.speech[i];
  return out;
}

Clip sine(double seconds) { return tone({48000, 1000, -26, seconds, 0}); }

} // namespace

TEST_CASE("fullband MNRU on a tone gives the ratios that were measured of the reference") {
  const test::VectorTable table("stimuli/mnru_p50fb.csv");
  const Clip clip = sine(20);
  for (const auto& row : table.rows()) {
    const double q_db = row.number("Q_db");
    if (!row.text("source").starts_with("sine") || (q_db != 0 && q_db != 35)) continue;
    CAPTURE(q_db);
    const Output out = output_of(clip, {q_db}, 3);
    // slow noise: one draw of 20 s spreads by 0.04 dB
    CHECK_THAT(out.q_db(), WithinAbs(row.number("snr_signal_vs_noise_only_db"), 0.15));
    CHECK_THAT(out.within(100, 3400).q_db(), WithinAbs(row.number("band_snr_100_3400_db"), 0.15));
    CHECK_THAT(out.within(50, 7000).q_db(), WithinAbs(row.number("band_snr_50_7000_db"), 0.15));
    CHECK_THAT(out.within(50, 14000).q_db(), WithinAbs(row.number("band_snr_50_14000_db"), 0.15));
  }
}

TEST_CASE("with the normalisation unit the whole band has the ratio Q") {
  const Clip clip = sine(20);
  CHECK_THAT(output_of(clip, {10, NoiseNormalisation::unit}, 5).q_db(), WithinAbs(10.0, 0.15));
  CHECK_THAT(output_of(clip, {10}, 5).q_db() - output_of(clip, {10, NoiseNormalisation::unit}, 5).q_db(),
             WithinAbs(-20.0 * std::log10(1.137), 1e-9)); // the same noise, louder
}

TEST_CASE("the noise of fullband MNRU has the spectrum of the reference") {
  // On a constant the noise comes out as it is. Power in bands of a sixth of an octave around each point.
  const Clip constant{48000, 1, std::vector<double>(48000 * 30, 0.25)};
  const std::vector<double> noise = output_of(constant, {0, NoiseNormalisation::unit}, 7).noise;
  const test::VectorTable table("stimuli/mnru_p50fb_noise_shape.csv");
  for (const auto& row : table.rows()) {
    const double frequency = row.number("freq_hz");
    if (frequency < 160 || frequency > 20000) continue; // below there is too little noise in a narrow band
    const double half_width = frequency * 0.06;
    const double transition = half_width / 2;
    const Fir band =
        band_pass(48000, {frequency - half_width, transition}, {frequency + half_width, transition}, 40);
    const double density = power(filtered(band, noise)) / (noise_power_gain(band) * power(constant.samples));
    CAPTURE(frequency);
    // 30 s of a band 20 Hz wide are 1200 independent values, a spread of 0.18 dB; the bands average the slope
    CHECK_THAT(10.0 * std::log10(density),
               WithinAbs(row.number("psd_gain_db_for_unit_variance_output"), 0.7));
  }
}

TEST_CASE("fullband MNRU filters no DC unless asked to, and then at the named frequency") {
  const Clip constant{48000, 1, std::vector<double>(48000, 0.5)};
  CHECK(mnru_fullband_signal_path(constant, 0) == constant);
  for (const int hz : {15, 30, 60, 115}) {
    const Clip at_edge = tone({48000, static_cast<double>(hz), -20, 4, 0});
    const std::vector<double> heard = mnru_fullband_signal_path(at_edge, hz).samples;
    CAPTURE(hz);
    // the coefficients have three or four digits
    CHECK_THAT(10.0 * std::log10(power(heard) / power(at_edge.samples)), WithinAbs(-3.0, 0.15));
  }
}

TEST_CASE("fullband MNRU repeats itself for a seed, and gives each channel noise of its own") {
  const Clip mono = sine(0.5);
  const Clip stereo = mnru_fullband(interleave(48000, {mono.samples, mono.samples}), {10}, 4);
  CHECK(channel(stereo, 0) == mnru_fullband(mono, {10}, 4).samples);
  CHECK(channel(stereo, 1) != channel(stereo, 0));
  CHECK(mnru_fullband(mono, {10}, 5) != mnru_fullband(mono, {10}, 4));
}

TEST_CASE("fullband MNRU refuses a rate other than 48 kHz") {
  CHECK_THROWS_WITH(mnru_fullband({16000, 1, {0.0}}, {10}, 1), Catch::Contains("48000 Hz, not at 16000 Hz"));
}
