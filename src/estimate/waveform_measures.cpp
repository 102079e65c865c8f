#include "estimate/waveform_measures.h"

#include "estimate/dot_product.h"
#include "estimate/paired_powers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace quietroom::estimate {

namespace {

/// The degraded sound with the reference's own share of it at the reference's level.
std::optional<std::vector<double>> at_reference_scale(const AlignedWaveforms& sounds) {
  const double energy = dot_product(sounds.reference, sounds.reference);
  const double scale = energy > 0 ? dot_product(sounds.degraded, sounds.reference) / energy : 0;
  if (scale == 0) return std::nullopt;
  std::vector<double> out = sounds.degraded;
  for (double& x : out) x /= scale;
  return out;
}

/// Both sounds frame by frame under a Hann window.
class FramePairs {
public:
  FramePairs(std::span<const double> clean, std::span<const double> processed, int rate_hz,
             std::size_t overlap)
      : m_clean(clean), m_processed(processed) {
    constexpr double measured_frame_s = 0.03;
    const auto length = static_cast<std::size_t>(std::lround(measured_frame_s * rate_hz));
    m_hop = std::max<std::size_t>(1, length / overlap);
    for (std::size_t i = 1; i <= length; ++i)
      m_window.push_back(0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) /
                                              static_cast<double>(length + 1)));
    clean_frame.resize(length);
    processed_frame.resize(length);
  }

  bool next() {
    if (m_at + m_window.size() > m_clean.size()) return false;
    for (std::size_t i = 0; i < m_window.size(); ++i) {
      clean_frame[i] = m_clean[m_at + i] * m_window[i];
      processed_frame[i] = m_processed[m_at + i] * m_window[i];
    }
    m_at += m_hop;
    return true;
  }
  void rewind() { m_at = 0; }

  std::vector<double> clean_frame, processed_frame; ///< as next() left them

private:
  std::span<const double> m_clean, m_processed;
  std::size_t m_hop = 1, m_at = 0;
  std::vector<double> m_window;
};

/// The mean of the values that are there.
class Mean {
public:
  void add(double value) {
    m_sum += value;
    ++m_count;
  }
  std::optional<double> value() const {
    if (m_count == 0) return std::nullopt;
    return m_sum / static_cast<double>(m_count);
  }

private:
  double m_sum = 0;
  std::size_t m_count = 0;
};

double distance_db(std::span<const double> a, std::span<const double> b, double floor) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const double apart = 10 * std::log10(std::max(a[k], floor) / std::max(b[k], floor));
    sum += apart * apart;
  }
  return std::sqrt(sum / static_cast<double>(a.size()));
}

} // namespace

std::optional<double> si_sdr_db(const AlignedWaveforms& sounds) {
  const auto scaled = at_reference_scale(sounds);
  if (!scaled) return std::nullopt;
  double distortion = 0;
  for (std::size_t i = 0; i < scaled->size(); ++i)
    distortion += ((*scaled)[i] - sounds.reference[i]) * ((*scaled)[i] - sounds.reference[i]);
  if (distortion == 0) return std::nullopt;
  return 10 * std::log10(dot_product(sounds.reference, sounds.reference) / distortion);
}

std::optional<double> segmental_snr_db(const AlignedWaveforms& sounds, int rate_hz) {
  constexpr double lowest_db = -10, highest_db = 35;
  constexpr std::size_t quarters = 4;
  const auto scaled = at_reference_scale(sounds);
  if (!scaled) return std::nullopt;
  FramePairs frames(sounds.reference, *scaled, rate_hz, quarters);
  Mean out;
  while (frames.next()) {
    const double energy = dot_product(frames.clean_frame, frames.clean_frame);
    if (energy == 0) continue;
    for (std::size_t i = 0; i < frames.clean_frame.size(); ++i)
      frames.processed_frame[i] -= frames.clean_frame[i];
    const double error = dot_product(frames.processed_frame, frames.processed_frame);
    out.add(error == 0 ? highest_db : std::clamp(10 * std::log10(energy / error), lowest_db, highest_db));
  }
  return out.value();
}

std::optional<double> log_spectral_distance_db(const AlignedWaveforms& sounds, int rate_hz) {
  constexpr double range_power = 1e-6; // 60 dB
  constexpr std::size_t halves = 2;
  const auto scaled = at_reference_scale(sounds);
  if (!scaled) return std::nullopt;
  FramePairs frames(sounds.reference, *scaled, rate_hz, halves);
  double loudest = 0;
  while (frames.next()) loudest = std::max(loudest, dot_product(frames.clean_frame, frames.clean_frame));
  if (loudest == 0) return std::nullopt;
  frames.rewind();
  PairedPowers powers(std::bit_ceil(frames.clean_frame.size()));
  Mean out;
  while (frames.next()) {
    powers.measure(frames.clean_frame, frames.processed_frame);
    out.add(distance_db(powers.first(), powers.second(), loudest * range_power));
  }
  return out.value();
}

} // namespace quietroom::estimate
