#include "signal/mnru.h"

#include "core/error.h"
#include "core/gaussian.h"
#include "signal/dc_filter.h"
#include "signal/fir.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace quietroom::signal {

namespace {

/// Passes 3400 (7000) Hz within 0.02 dB and is 60 dB down from 3680 (7360) Hz; P.810 asks 40 dB at 3800
/// (7600).
Fir output_low_pass(int rate_hz) {
  const double scale = rate_hz / 8000.0;
  return low_pass(rate_hz, {3535.0 * scale, 270.0 * scale}, 60.0);
}

constexpr double dc_keep = 0.985; // the reference keeps one coefficient for both rates

/// Noise of rms `rms` relative to the signal, before the output filter.
struct Modulation {
  double rms;
  Gaussian noise;

  void run(std::span<double> samples) {
    for (double& x : samples) x *= 1.0 + rms * noise.next();
  }
};

/// Where there is no modulation, the signal path alone.
template<class ModulationOf>
Clip processed(Clip clip, const ModulationOf& modulation_of) {
  if (clip.rate_hz != 8000 && clip.rate_hz != 16000)
    throw_input(fmt::format("MNRU is defined at 8000 Hz (narrow-band) and 16000 Hz (wideband), not at {} Hz; "
                            "resample the source first",
                            clip.rate_hz));
  const Fir low_pass = output_low_pass(clip.rate_hz);
  return each_channel(std::move(clip), [&](std::vector<double> samples, int c) {
    DcFilter dc{dc_keep};
    std::optional<Modulation> modulation = modulation_of(c, low_pass);
    convolve(
        low_pass.taps, low_pass.taps.size() / 2, samples.size(), samples.size(),
        [&](std::size_t at, std::span<double> piece) {
          std::ranges::copy(std::span(samples).subspan(at, piece.size()), piece.begin());
          dc.run(piece);
          if (modulation) modulation->run(piece);
        },
        [&](std::size_t at, std::span<const double> piece) { std::ranges::copy(piece, &samples[at]); });
    return samples;
  });
}

} // namespace

Clip mnru(Clip clip, double q_db, std::uint64_t seed) {
  return processed(std::move(clip), [&](int c, const Fir& low_pass) {
    // The low-pass takes part of the white noise away; Q counts what remains.
    const double noise_rms = std::pow(10.0, -q_db / 20.0) / std::sqrt(noise_power_gain(low_pass));
    return std::optional(
        Modulation{noise_rms, Gaussian(c == 0 ? seed : derived_seed(seed, {"channel", std::to_string(c)}))});
  });
}

Clip mnru_signal_path(Clip clip) {
  return processed(std::move(clip), [](int, const Fir&) { return std::optional<Modulation>(); });
}

} // namespace quietroom::signal
