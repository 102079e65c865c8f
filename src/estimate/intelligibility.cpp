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
  return signal::resample({rate_hz, 1, samples}, stoi_rate_hz).samples;
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

using BandFrame = std::array<double, octave_bands>;

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

using Row = std::array<double, segment_frames>;
using Segment = std::array<Row, octave_bands>;

Segment segment_at(const std::vector<BandFrame>& frames, std::size_t first) {
  Segment out;
  for (std::size_t b = 0; b < octave_bands; ++b)
    for (std::size_t i = 0; i < segment_frames; ++i) out[b][i] = frames[first + i][b];
  return out;
}

double norm_of(const Row& row) {
  return std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
}

/// Mean 0 and norm 1.
Row normalised_row(Row row) {
  const double mean = std::accumulate(row.begin(), row.end(), 0.0) / static_cast<double>(row.size());
  for (double& x : row) x -= mean;
  const double norm = norm_of(row) + tiny;
  for (double& x : row) x /= norm;
  return row;
}

/// The mean correlation of the bands, the degraded one at the level of the clean one and clipped above it.
double correlation_of_bands(const Segment& clean, const Segment& processed) {
  const double most = 1 + std::pow(10, clipping_db / 20);
  double sum = 0;
  for (std::size_t b = 0; b < octave_bands; ++b) {
    const double scale = norm_of(clean[b]) / (norm_of(processed[b]) + tiny);
    Row clipped = processed[b];
    for (std::size_t i = 0; i < segment_frames; ++i)
      clipped[i] = std::min(clipped[i] * scale, clean[b][i] * most);
    const Row x = normalised_row(clean[b]);
    const Row y = normalised_row(clipped);
    sum += std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
  }
  return sum / octave_bands;
}

/// Rows, then columns, to mean 0 and norm 1.
Segment normalised_segment(Segment segment) {
  for (Row& row : segment) row = normalised_row(row);
  for (std::size_t i = 0; i < segment_frames; ++i) {
    double mean = 0, squares = 0;
    for (const Row& row : segment) mean += row[i] / octave_bands;
    for (Row& row : segment) {
      row[i] -= mean;
      squares += row[i] * row[i];
    }
    for (Row& row : segment) row[i] /= std::sqrt(squares) + tiny;
  }
  return segment;
}

double correlation_of_spectra(const Segment& clean, const Segment& processed) {
  const Segment x = normalised_segment(clean);
  const Segment y = normalised_segment(processed);
  double sum = 0;
  for (std::size_t b = 0; b < octave_bands; ++b)
    sum += std::inner_product(x[b].begin(), x[b].end(), y[b].begin(), 0.0);
  return sum / segment_frames;
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
    const Segment x = segment_at(clean, first);
    const Segment y = segment_at(processed, first);
    stoi += correlation_of_bands(x, y);
    estoi += correlation_of_spectra(x, y);
  }
  return {stoi / static_cast<double>(count), estoi / static_cast<double>(count)};
}

} // namespace quietroom::estimate
