#include "emodel/loss.h"

#include <algorithm>
#include <cmath>

namespace quietroom::emodel {

Loss loss_of(Gilbert model) {
  const double sum = model.p + model.q;
  Loss out;
  out.Ppl = 100 * model.p / sum;
  if (model.p > 0 && model.q > 0) out.BurstR = 1 / sum;
  return out;
}

Loss loss_of(const TwoStateLoss& model) {
  const auto [p, q, good, bad] = model;
  const double is_good = q / (p + q), is_bad = p / (p + q);
  const double lost = is_good * good + is_bad * bad;
  Loss out;
  out.Ppl = 100 * lost;
  if (!(lost > 0 && lost < 1)) return out;
  const double lost_twice =
      is_good * good * ((1 - p) * good + p * bad) + is_bad * bad * (q * good + (1 - q) * bad);
  const double mean_burst = 1 / (1 - lost_twice / lost);
  out.BurstR = mean_burst * (1 - lost);
  return out;
}

Loss loss_of(const std::vector<bool>& pattern) {
  std::size_t lost = 0, bursts = 0;
  bool before = false;
  for (const bool now : pattern) {
    lost += now;
    bursts += now && !before;
    before = now;
  }
  Loss out;
  if (lost == 0) return out;
  const double rate = static_cast<double>(lost) / static_cast<double>(pattern.size());
  out.Ppl = 100 * rate;
  if (lost < pattern.size())
    out.BurstR = static_cast<double>(lost) / static_cast<double>(bursts) * (1 - rate);
  return out;
}

std::optional<Playout> fixed_buffer(std::span<const std::optional<double>> delays_ms, double depth_ms) {
  std::optional<double> least;
  for (const auto& delay : delays_ms)
    if (delay) least = std::min(least.value_or(*delay), *delay);
  if (!least) return std::nullopt;
  Playout out;
  out.delay_ms = *least + depth_ms;
  std::vector<bool> missing;
  missing.reserve(delays_ms.size());
  for (const auto& delay : delays_ms) missing.push_back(!delay || *delay > out.delay_ms);
  out.loss = loss_of(missing);
  return out;
}

double late_percent(double mean_excess_ms, double depth_ms) {
  return mean_excess_ms > 0 ? 100 * std::exp(-depth_ms / mean_excess_ms) : 0;
}

double total_loss_percent(double network_percent, double late_percent) {
  return 100 - (100 - network_percent) * (100 - late_percent) / 100;
}

} // namespace quietroom::emodel
