#include "compare/agreement.h"

#include <algorithm>
#include <cmath>

namespace quietroom::compare {

namespace {

ConditionAgreement judged(const Point& point) {
  ConditionAgreement out{point, std::nullopt, std::nullopt};
  if (!point.objective) return out;
  out.difference = *point.objective - point.mos;
  if (point.ci_half) out.within_ci = std::abs(*out.difference) <= *point.ci_half;
  return out;
}

double mean(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

bool constant(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

} // namespace

std::optional<double> pearson(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size() || x.size() < 2 || constant(x) || constant(y)) return std::nullopt;
  const double mean_x = mean(x), mean_y = mean(y);
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double dx = x[i] - mean_x, dy = y[i] - mean_y;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

Agreement agreement(std::span<const Point> points) {
  Agreement out;
  std::vector<double> subjective, objective;
  double squares = 0, sum = 0;
  for (const Point& point : points) {
    const auto& entry = out.conditions.emplace_back(judged(point));
    if (!entry.difference) continue;
    subjective.push_back(point.mos);
    objective.push_back(*point.objective);
    sum += *entry.difference;
    squares += *entry.difference * *entry.difference;
  }
  out.n = subjective.size();
  if (out.n == 0) return out;
  out.pearson = pearson(objective, subjective);
  out.rmse_n = std::sqrt(squares / static_cast<double>(out.n));
  if (out.n > out.d) out.rmse = std::sqrt(squares / static_cast<double>(out.n - out.d));
  out.bias = sum / static_cast<double>(out.n);
  return out;
}

} // namespace quietroom::compare
