#include "signal/active_level.h"

#include "signal/speech_activity.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace quietroom::signal {

namespace {

constexpr double margin_db = 15.9; // P.56 M

struct Sums {
  double sum = 0;
  double squares = 0;
  double peak = 0;
};

/// In lanes, so that an addition need not wait for the one before.
Sums sums_of(std::span<const double> samples) {
  constexpr std::size_t lanes = 4;
  std::array<double, lanes> sum{};
  std::array<double, lanes> squares{};
  std::array<double, lanes> peak{};
  const auto add = [&](double x, std::size_t lane) {
    const double magnitude = std::abs(x);
    sum[lane] += x;
    squares[lane] += x * x;
    peak[lane] = peak[lane] < magnitude ? magnitude : peak[lane];
  };
  const std::size_t whole = samples.size() / lanes * lanes;
  for (std::size_t i = 0; i < whole; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) add(samples[i + lane], lane);
  for (const double x : samples.subspan(whole)) add(x, 0);
  return {std::accumulate(sum.begin(), sum.end(), 0.0), std::accumulate(squares.begin(), squares.end(), 0.0),
          *std::max_element(peak.begin(), peak.end())};
}

/// The level at which it lies exactly the margin above its threshold, between the two thresholds that
/// enclose it. Nothing when even the lowest threshold is never reached or lies within the margin (too
/// quiet), or when the highest one reached still lies further below (clicks, too short).
std::optional<double>
interpolated_level_dbov(double squares,
                        const std::array<std::uint64_t, activity_thresholds>& active_samples) {
  double upper_level = 0;
  double upper_distance = 0;
  for (std::size_t j = 0; j < activity_thresholds && active_samples[j] > 0; ++j) {
    const double level = 10.0 * std::log10(squares / static_cast<double>(active_samples[j]));
    const double threshold = 20.0 * std::log10(std::ldexp(1.0, static_cast<int>(j) - 15));
    const double distance = level - threshold - margin_db;
    if (distance <= 0.0) {
      if (j == 0) return distance < 0.0 ? std::nullopt : std::optional(level);
      return upper_level + upper_distance / (upper_distance - distance) * (level - upper_level);
    }
    upper_level = level;
    upper_distance = distance;
  }
  return std::nullopt;
}

} // namespace

ActiveLevel active_level(std::span<const double> samples, int rate_hz) {
  const Sums sums = sums_of(samples);
  const double count = std::max(1.0, static_cast<double>(samples.size()));
  ActiveLevel out;
  out.rms_dbov = 10.0 * std::log10(sums.squares / count);
  out.peak_dbov = 20.0 * std::log10(sums.peak);
  out.dc = sums.sum / count;
  out.active_samples = count_activity(samples, rate_hz);
  out.active_level_dbov = interpolated_level_dbov(sums.squares, out.active_samples);
  if (out.active_level_dbov) out.activity = std::pow(10.0, (out.rms_dbov - *out.active_level_dbov) / 10.0);
  return out;
}

double activity_threshold(double active_level_dbov) {
  return std::pow(10.0, (active_level_dbov - margin_db) / 20.0);
}

} // namespace quietroom::signal
