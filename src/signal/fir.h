#pragma once

#include "signal/clip.h"

#include <span>

namespace quietroom::signal {

/// A linear-phase filter: an odd number of symmetric taps, so that its delay is whole samples.
struct Fir {
  int rate_hz = 0;
  std::vector<double> taps;
};

/// An edge of a band: the -6 dB frequency, and the width between pass band and stop band around it.
struct BandEdge {
  double frequency_hz = 0;
  double transition_hz = 0;
};

/// Window designs after Kaiser (1974): ripple and stop band both `attenuation_db` down, gain 1 at DC.
Fir low_pass(int rate_hz, BandEdge edge, double attenuation_db);
/// The difference of two low-passes, each with its own transition.
Fir band_pass(int rate_hz, BandEdge low, BandEdge high, double attenuation_db);

/// Telephone band by the response that ITU-T's tool library calls FLAT at 16 kHz: -3 dB at 97 and 3464 Hz,
/// 40 dB down at 3598 Hz, within 0.5 dB of it in between. Our own design; the one rate is 16 kHz.
Fir telephone_band();

/// Filters with the delay taken out: same length, zeros taken beyond the ends. Clip and filter have one rate.
std::vector<double> filtered(const Fir& fir, std::span<const double> samples);
Clip filtered(const Fir& fir, const Clip& clip);

double gain_db(const Fir& fir, double frequency_hz);
/// Power gain of white noise: the sum of the squared taps.
double noise_power_gain(const Fir& fir);

} // namespace quietroom::signal
