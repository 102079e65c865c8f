#pragma once

#include "signal/clip.h"

#include <span>
#include <vector>

/// What background noises sound like: their power per hertz over frequency.
namespace quietroom::signal {

struct SpectrumPoint {
  double frequency_hz = 0;
  double density_db = 0; ///< power per hertz, on any scale
};

/// Points in rising frequency, joined by straight lines in dB over log f. Nothing lies below the first or
/// above the last.
struct NoiseSpectrum {
  std::vector<SpectrumPoint> points;
};

/// Minus infinity outside the points.
double density_db(const NoiseSpectrum& spectrum, double frequency_hz);

NoiseSpectrum white_spectrum();
/// -3 dB per octave from 20 Hz on.
NoiseSpectrum pink_spectrum();
/// Room noise after Hoth: P.800 (08/1996) Table A.1, third octaves from 100 Hz to 8 kHz and none beyond.
NoiseSpectrum hoth_spectrum();
/// In a moving vehicle: P.800 (08/1996) Table A.2 (provisional), third octaves from 63 Hz to 8 kHz.
NoiseSpectrum moving_vehicle_spectrum();
/// In a stationary one: the same table.
NoiseSpectrum stationary_vehicle_spectrum();

/// The long-term average of recordings of one channel and one rate, one after another, each at a mean power
/// of 1: by Hann windows of an eighth of a second, half overlapped. The recordings are not all silent.
NoiseSpectrum long_term_spectrum(std::span<const Clip> recordings);

} // namespace quietroom::signal
