#include "signal/mnru.h"

#include "core/error.h"
#include "signal/dc_filter.h"
#include "signal/fir.h"
#include "signal/gaussian.h"

#include <cmath>
#include <fmt/format.h>
#include <string>

namespace quietroom::signal {

namespace {

/// Passes 3400 (7000) Hz within 0.02 dB and is 60 dB down from 3680 (7360) Hz; P.810 asks 40 dB at 3800
/// (7600).
Fir output_low_pass(int rate_hz) {
  const double scale = rate_hz / 8000.0;
  return low_pass(rate_hz, {3535.0 * scale, 270.0 * scale}, 60.0);
}

constexpr double dc_keep = 0.985; // the reference keeps one coefficient for both rates

/// Modulates with noise of rms `noise_rms` relative to the signal, before the output filter.
void modulate(std::vector<double>& samples, double noise_rms, std::uint64_t seed) {
  Gaussian noise(seed);
  for (double& x : samples) x *= 1.0 + noise_rms * noise.next();
}

template<class Modulation>
Clip processed(const Clip& clip, const Modulation& modulation) {
  if (clip.rate_hz != 8000 && clip.rate_hz != 16000)
    throw_input(fmt::format("MNRU is defined at 8000 Hz (narrow-band) and 16000 Hz (wideband), not at {} Hz; "
                            "resample the source first",
                            clip.rate_hz));
  const Fir low_pass = output_low_pass(clip.rate_hz);
  return each_channel(clip, [&](std::vector<double> samples, int c) {
    filter_dc(samples, dc_keep);
    modulation(samples, c, low_pass);
    return filtered(low_pass, samples);
  });
}

} // namespace

Clip mnru(const Clip& clip, double q_db, std::uint64_t seed) {
  return processed(clip, [&](std::vector<double>& samples, int c, const Fir& low_pass) {
    // The low-pass takes part of the white noise away; Q counts what remains.
    const double noise_rms = std::pow(10.0, -q_db / 20.0) / std::sqrt(noise_power_gain(low_pass));
    modulate(samples, noise_rms, c == 0 ? seed : derived_seed(seed, {"channel", std::to_string(c)}));
  });
}

Clip mnru_signal_path(const Clip& clip) {
  return processed(clip, [](std::vector<double>&, int, const Fir&) {});
}

} // namespace quietroom::signal
