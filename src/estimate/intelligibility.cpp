#include "estimate/intelligibility.h"

#include "estimate/paired_powers.h"
#include "signal/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace quietroom::estimate {

namespace {

constexpr int stoi_rate_hz = 10000;
constexpr std::size_t stoi_frame = 256, stoi_hop = 128, stoi_fft = 512, octave_bands = 15,
                      segment_frames = 30;
constexpr double lowest_centre_hz = 150, dynamic_range_db = 40, clipping_db = 15;
constexpr double tiny = std::numeric_limits<double>::epsilon();

/// Hann without its two zeros.
const std::array<double, stoi_frame>& stoi_window() {
  static const auto out = [] {
    std::array<double, stoi_frame> window{};
    for (std::size_t i = 0; i < window.size(); ++i)
      window[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i + 1) /
                                       static_cast<double>(stoi_frame + 1));
    return window;
  }();
  return out;
}

std::vector<double> at_10_khz(const std::vector<double>& samples, int rate_hz) {
  return signal::resample(samples, rate_hz, stoi_rate_hz);
}

/// The frames in which the reference is within 40 dB of its loudest, added up again half apart.
AlignedWaveforms without_silence(const AlignedWaveforms& sounds) {
  std::vector<std::size_t> begins;
  std::vector<double> levels_db;
  for (std::size_t at = 0; at + stoi_frame < sounds.reference.size(); at += stoi_hop) {
    double energy = 0;
    for (std::size_t i = 0; i < stoi_frame; ++i) {
      const double x = stoi_window()[i] * sounds.reference[at + i];
      energy += x * x;
    }
    begins.push_back(at);
    levels_db.push_back(20 * std::log10(std::sqrt(energy) + tiny));
  }
  if (begins.empty()) return {};
  const double threshold_db = std::ranges::max(levels_db) - dynamic_range_db;
  const auto kept = static_cast<std::size_t>(
      std::ranges::count_if(levels_db, [&](double level) { return level > threshold_db; }));
  AlignedWaveforms out;
  out.reference.resize((kept - 1) * stoi_hop + stoi_frame);
  out.degraded.resize(out.reference.size());
  std::size_t to = 0;
  for (std::size_t f = 0; f < begins.size(); ++f) {
    if (levels_db[f] <= threshold_db) continue;
    for (std::size_t i = 0; i < stoi_frame; ++i) {
      out.reference[to + i] += stoi_window()[i] * sounds.reference[begins[f] + i];
      out.degraded[to + i] += stoi_window()[i] * sounds.degraded[begins[f] + i];
    }
    to += stoi_hop;
  }
  return out;
}

/// The bins of the transform from `first` up to `end` that a band sums.
struct OctaveBand {
  std::size_t first = 0, end = 0;
};

std::array<OctaveBand, octave_bands> third_octaves() {
  const auto nearest_bin = [](double hz) {
    return static_cast<std::size_t>(std::lround(hz * stoi_fft / stoi_rate_hz));
  };
  std::array<OctaveBand, octave_bands> out;
  for (std::size_t k = 0; k < out.size(); ++k) {
    const double step = static_cast<double>(k);
    out[k] = {nearest_bin(lowest_centre_hz * std::pow(2, (2 * step - 1) / 6)),
              nearest_bin(lowest_centre_hz * std::pow(2, (2 * step + 1) / 6))};
  }
  return out;
}

constexpr std::size_t band_lanes = 16;
using BandFrame = std::array<double, band_lanes>; ///< the last one stays 0: bands are handled side by side

/// The amplitude of each band, frame by frame.
struct BandFrames {
  std::vector<BandFrame> clean, processed;
};

BandFrame amplitudes_of_bands(std::span<const double> powers) {
  static const auto bands = third_octaves();
  BandFrame out{};
  for (std::size_t b = 0; b < octave_bands; ++b) {
    for (std::size_t bin = bands[b].first; bin < bands[b].end; ++bin) out[b] += powers[bin];
    out[b] = std::sqrt(out[b]);
  }
  return out;
}

BandFrames band_frames(const AlignedWaveforms& sounds) {
  PairedPowers powers(stoi_fft);
  std::array<double, stoi_frame> clean{}, processed{};
  BandFrames out;
  for (std::size_t at = 0; at + stoi_frame < sounds.reference.size(); at += stoi_hop) {
    for (std::size_t i = 0; i < stoi_frame; ++i) {
      clean[i] = stoi_window()[i] * sounds.reference[at + i];
      processed[i] = stoi_window()[i] * sounds.degraded[at + i];
    }
    powers.measure(clean, processed);
    out.clean.push_back(amplitudes_of_bands(powers.first()));
    out.processed.push_back(amplitudes_of_bands(powers.second()));
  }
  return out;
}

using Segment = std::array<BandFrame, segment_frames>;

Segment segment_at(const std::vector<BandFrame>& frames, std::size_t first) {
  Segment out;
  std::copy_n(frames.begin() + static_cast<std::ptrdiff_t>(first), segment_frames, out.begin());
  return out;
}

/// Of each band over the frames.
BandFrame inner_products(const Segment& a, const Segment& b) {
  BandFrame out{};
  for (std::size_t i = 0; i < segment_frames; ++i)
    for (std::size_t k = 0; k < band_lanes; ++k) out[k] += a[i][k] * b[i][k];
  return out;
}

BandFrame norms_of(const Segment& segment) {
  BandFrame out = inner_products(segment, segment);
  for (double& x : out) x = std::sqrt(x);
  return out;
}

double sum_of_bands(const BandFrame& values) {
  return std::accumulate(values.begin(), values.begin() + octave_bands, 0.0);
}

/// Each band to mean 0 and norm 1.
void normalise_bands(Segment& segment) {
  BandFrame mean{};
  for (const BandFrame& frame : segment)
    for (std::size_t k = 0; k < band_lanes; ++k) mean[k] += frame[k];
  for (double& x : mean) x /= segment_frames;
  for (BandFrame& frame : segment)
    for (std::size_t k = 0; k < band_lanes; ++k) frame[k] -= mean[k];
  BandFrame norm = norms_of(segment);
  for (double& x : norm) x += tiny;
  for (BandFrame& frame : segment)
    for (std::size_t k = 0; k < band_lanes; ++k) frame[k] /= norm[k];
}

/// Each frame likewise.
void normalise_frames(Segment& segment) {
  for (BandFrame& frame : segment) {
    BandFrame parts = frame;
    for (double& x : parts) x /= octave_bands;
    const double mean = sum_of_bands(parts);
    double squares = 0;
    for (std::size_t k = 0; k < octave_bands; ++k) {
      frame[k] -= mean;
      squares += frame[k] * frame[k];
    }
    const double norm = std::sqrt(squares) + tiny;
    for (double& x : frame) x /= norm;
  }
}

/// The degraded sound at the level of the clean one and clipped above it, band by band.
Segment clipped(const Segment& clean, const Segment& processed) {
  const double most = 1 + std::pow(10, clipping_db / 20);
  BandFrame scale = norms_of(clean);
  const BandFrame of_processed = norms_of(processed);
  for (std::size_t k = 0; k < band_lanes; ++k) scale[k] /= of_processed[k] + tiny;
  Segment out = processed;
  for (std::size_t i = 0; i < segment_frames; ++i)
    for (std::size_t k = 0; k < band_lanes; ++k)
      out[i][k] = std::min(out[i][k] * scale[k], clean[i][k] * most);
  return out;
}

} // namespace

Intelligibility intelligibility(const AlignedWaveforms& sounds, int rate_hz) {
  const AlignedWaveforms loud =
      without_silence({at_10_khz(sounds.reference, rate_hz), at_10_khz(sounds.degraded, rate_hz)});
  const auto [clean, processed] = band_frames(loud);
  if (clean.size() < segment_frames) return {};
  double stoi = 0, estoi = 0;
  const std::size_t count = clean.size() - segment_frames + 1;
  for (std::size_t first = 0; first < count; ++first) {
    Segment x = segment_at(clean, first);
    Segment y = segment_at(processed, first);
    Segment loud_as_x = clipped(x, y);
    normalise_bands(x);
    normalise_bands(loud_as_x);
    stoi += sum_of_bands(inner_products(x, loud_as_x)) / octave_bands;
    normalise_frames(x);
    normalise_bands(y);
    normalise_frames(y);
    estoi += sum_of_bands(inner_products(x, y)) / segment_frames;
  }
  return {stoi / static_cast<double>(count), estoi / static_cast<double>(count)};
}

} // namespace quietroom::estimate
