#pragma once

#include "signal/clip.h"

#include <functional>
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

/// A gain wanted at a frequency above 0.
struct ResponsePoint {
  double frequency_hz = 0;
  double gain_db = 0;
};

/// A filter of an odd number of taps through the points, which rise in frequency; between them the decibels
/// run smoothly over the logarithm of frequency. Points more than 52 dB below the highest are met roughly.
Fir from_response(int rate_hz, std::span<const ResponsePoint> points, std::size_t taps);

/// Filters with the delay taken out: same length, zeros taken beyond the ends. Clip and filter have one rate.
std::vector<double> filtered(const Fir& fir, std::vector<double> samples);
Clip filtered(const Fir& fir, Clip clip);

/// The samples through any impulse response whose element `zero` is time zero: out[i] is the sum over k of
/// response[k] samples[i + zero - k], `length` of them, zeros taken beyond the ends.
std::vector<double> convolved(std::span<const double> response, std::size_t zero,
                              std::span<const double> samples, std::size_t length);

/// Puts the samples from `at` on into `piece`, each sample once, in order.
using GiveSamples = std::function<void(std::size_t at, std::span<double> piece)>;
/// Takes out[at] and those behind it, in order.
using TakeSamples = std::function<void(std::size_t at, std::span<const double> piece)>;

/// The same piece by piece, of `count` samples that need not be in memory as a whole. Every piece is given
/// before what is made of it is taken, so that the result may go where the samples were.
void convolve(std::span<const double> response, std::size_t zero, std::size_t count, std::size_t length,
              const GiveSamples& give, const TakeSamples& take);

double gain_db(const Fir& fir, double frequency_hz);
/// Power gain of white noise: the sum of the squared taps.
double noise_power_gain(const Fir& fir);

} // namespace quietroom::signal
