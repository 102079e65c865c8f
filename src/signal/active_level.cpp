#include "signal/active_level.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::signal {

namespace {

constexpr double margin_db = 15.9; // P.56 M

/// A threshold, and the level that the signal has while active for it.
struct LevelAtThreshold {
  double threshold_db;
  double level_db;
  double distance() const { return level_db - threshold_db - margin_db; } ///< falls as the threshold rises
};

double exact_level(const LevelAtThreshold& below, const LevelAtThreshold& above) {
  const double t = below.distance() / (below.distance() - above.distance());
  return below.level_db + t * (above.level_db - below.level_db);
}

/// The search of ITU-T's tool library: an end within the tolerance is taken as it is, the upper one first;
/// otherwise the middle moves half-way towards the end on whose side the margin lies, and its new place takes
/// the part of the other end, so that it cannot come back. From the 20th turn on the tolerance grows.
double stl_level(LevelAtThreshold below, LevelAtThreshold above) {
  double tolerance_db = 0.5;
  if (std::abs(above.distance()) < tolerance_db) return above.level_db;
  if (std::abs(below.distance()) < tolerance_db) return below.level_db;
  const auto half_way = [](const LevelAtThreshold& a, const LevelAtThreshold& b) {
    return LevelAtThreshold{(a.threshold_db + b.threshold_db) / 2.0, (a.level_db + b.level_db) / 2.0};
  };
  LevelAtThreshold middle = half_way(above, below);
  for (int turn = 2; std::abs(middle.distance()) > tolerance_db; ++turn) {
    if (turn > 20) tolerance_db *= 1.1;
    if (middle.distance() > tolerance_db)
      below = middle = half_way(above, middle);
    else if (middle.distance() < -tolerance_db)
      above = middle = half_way(middle, below);
  }
  return middle.level_db;
}

/// The level at which it lies the margin above its threshold, between the two thresholds that enclose it.
/// Nothing when even the lowest threshold is never reached or lies within the margin (too quiet), or when
/// the highest one reached still lies further below (clicks, too short).
std::optional<double> searched_level_dbov(double squares, const std::vector<std::uint64_t>& active_samples,
                                          LevelSearch search) {
  const auto step = [&](std::size_t j) {
    const int exponent = static_cast<int>(j) - static_cast<int>(active_samples.size());
    return LevelAtThreshold{20.0 * std::log10(std::ldexp(1.0, exponent)),
                            10.0 * std::log10(squares / static_cast<double>(active_samples[j]))};
  };
  for (std::size_t j = 0; j < active_samples.size() && active_samples[j] > 0; ++j) {
    const LevelAtThreshold above = step(j);
    if (above.distance() > 0.0) continue;
    if (j == 0) return above.distance() < 0.0 ? std::nullopt : std::optional(above.level_db);
    return search == LevelSearch::stl ? stl_level(step(j - 1), above) : exact_level(step(j - 1), above);
  }
  return std::nullopt;
}

} // namespace

ActiveLevelMeter::ActiveLevelMeter(int rate_hz, const LevelMethod& method)
    : m_method(method), m_activity(rate_hz, static_cast<std::size_t>(method.bits) - 1) {
  assert(method.bits >= 2 && method.bits <= 24);
}

inline void ActiveLevelMeter::sum(Pair x, std::size_t lanes) {
  const Pair size = magnitude(x);
  m_sum[lanes] += x;
  m_squares[lanes] += x * x;
  m_peak[lanes] = m_peak[lanes] < size ? size : m_peak[lanes];
}

void ActiveLevelMeter::add(std::span<const double> samples) {
  m_activity.add(samples);
  m_count += samples.size();
  const std::size_t whole = samples.size() / 4 * 4;
  for (std::size_t i = 0; i < whole; i += 4)
    for (std::size_t lanes = 0; lanes < 2; ++lanes) sum(pair_at(&samples[i + 2 * lanes]), lanes);
  for (const double x : samples.subspan(whole)) sum(Pair{x, 0.0}, 0);
}

ActiveLevel ActiveLevelMeter::finish() {
  const auto total = [](const std::array<Pair, 2>& sums) {
    return 0.0 + sums[0][0] + sums[0][1] + sums[1][0] + sums[1][1];
  };
  const double squares = total(m_squares);
  const double count = std::max(1.0, static_cast<double>(m_count));
  ActiveLevel out;
  out.rms_dbov = 10.0 * std::log10(squares / count);
  out.peak_dbov = 20.0 * std::log10(std::max({m_peak[0][0], m_peak[0][1], m_peak[1][0], m_peak[1][1]}));
  out.dc = total(m_sum) / count;
  out.active_samples = m_activity.finish();
  out.active_level_dbov = searched_level_dbov(squares, out.active_samples, m_method.search);
  if (out.active_level_dbov) out.activity = std::pow(10.0, (out.rms_dbov - *out.active_level_dbov) / 10.0);
  return out;
}

ActiveLevel active_level(std::span<const double> samples, int rate_hz, const LevelMethod& method) {
  ActiveLevelMeter meter(rate_hz, method);
  meter.add(samples);
  return meter.finish();
}

double activity_threshold(double active_level_dbov) {
  return std::pow(10.0, (active_level_dbov - margin_db) / 20.0);
}

bool has_dc(const ActiveLevel& level) {
  return level.dc != 0.0 && 20.0 * std::log10(std::abs(level.dc)) > level.rms_dbov - 40.0;
}

} // namespace quietroom::signal
