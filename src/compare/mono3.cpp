#include "compare/least_squares.h"
#include "compare/mapping.h"

#include <algorithm>
#include <cmath>

/// The cubics that rise on [-1, 1] are a convex cone, so the best of them is the least squares cubic, or lies
/// on a face of the cone: there the slope is zero everywhere, at an inflection inside, or at one or both
/// ends. On each face the problem is linear but for the place of the inflection.
namespace quietroom::compare {

namespace {

using Values = std::vector<double>;

struct Points {
  Values t; ///< -1 to 1, both occur
  Values y;
};

struct Candidate {
  Polynomial cubic; ///< in t
  Flat flat;
};

Values each(const Values& t, const auto& function) {
  Values out;
  for (const double value : t) out.push_back(function(value));
  return out;
}

double squared_error(const Points& points, const Polynomial& p) {
  double sum = 0;
  for (std::size_t i = 0; i < points.t.size(); ++i) {
    const double e = points.y[i] - value_at(p, points.t[i]);
    sum += e * e;
  }
  return sum;
}

/// The combination of a constant and the polynomials of `basis` that is nearest; the weights without the
/// constant's go to `weights`.
Polynomial nearest(const Points& points, const std::vector<Polynomial>& basis, Values& weights) {
  std::vector<Values> columns = {Values(points.t.size(), 1.0)};
  for (const Polynomial& p : basis)
    columns.push_back(each(points.t, [&](double t) { return value_at(p, t); }));
  weights = least_squares(columns, points.y);
  Polynomial out = {weights.front(), 0, 0, 0};
  weights.erase(weights.begin());
  for (std::size_t j = 0; j < basis.size(); ++j)
    for (std::size_t i = 0; i < basis[j].size(); ++i) out[i] += weights[j] * basis[j][i];
  return out;
}

double least_slope(const Polynomial& cubic) {
  const Polynomial slope = derivative(cubic);
  double out = std::min(value_at(slope, -1), value_at(slope, 1));
  const double vertex = -cubic[2] / (3 * cubic[3]); // infinite or NaN without a cubic term
  if (std::abs(vertex) < 1) out = std::min(out, value_at(slope, vertex));
  return out;
}

/// Zero slope at one end: (1 + t)(c + d t), or (1 - t)(c + d t). Nothing where that would fall elsewhere;
/// then the best lies on another face.
std::optional<Polynomial> flat_at_end(const Points& points, double end) {
  const Polynomial first = {0, 1, -end / 2}, second = {0, 0, 0.5, -end / 3};
  Values weights;
  Polynomial out = nearest(points, {first, second}, weights);
  if (weights[0] < std::abs(weights[1])) return std::nullopt;
  return out;
}

/// k times one rising polynomial; nothing where k would be negative.
std::optional<Polynomial> multiple_of(const Points& points, const Polynomial& rising) {
  Values weights;
  Polynomial out = nearest(points, {rising}, weights);
  if (weights[0] < 0) return std::nullopt;
  return out;
}

double covariance(const Values& a, const Values& b) {
  const auto n = static_cast<double>(a.size());
  double mean_a = 0, mean_b = 0, out = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    mean_a += a[i] / n;
    mean_b += b[i] / n;
  }
  for (std::size_t i = 0; i < a.size(); ++i) out += (a[i] - mean_a) * (b[i] - mean_b);
  return out;
}

/// Where the inflection of u = (t - r)^3 may best stand: the stationary points of Suy^2 / Suu, which is what
/// the fit takes off the sum of squares. Both are polynomials in r, so these are the roots of 2 Suy' Suu -
/// Suy Suu'.
Values inflections(const Points& points) {
  const Values& t1 = points.t;
  const Values t2 = each(t1, [](double t) { return t * t; });
  const Values t3 = each(t1, [](double t) { return t * t * t; });
  const Polynomial Suy = {covariance(t3, points.y), -3 * covariance(t2, points.y),
                          3 * covariance(t1, points.y)};
  const Polynomial Suu = {covariance(t3, t3), -6 * covariance(t3, t2),
                          9 * covariance(t2, t2) + 6 * covariance(t3, t1), -18 * covariance(t2, t1),
                          9 * covariance(t1, t1)};
  Polynomial twice = derivative(Suy);
  for (double& c : twice) c *= 2;
  Values out = roots_between(difference(product(twice, Suu), product(Suy, derivative(Suu))), -1, 1);
  out.insert(out.end(), {-1, 1});
  return out;
}

std::vector<Candidate> faces(const Points& points) {
  Values weights;
  std::vector<Candidate> out = {{nearest(points, {}, weights), Flat::everywhere}};
  const auto add = [&](std::optional<Polynomial> cubic, Flat flat) {
    if (cubic) out.push_back({std::move(*cubic), flat});
  };
  add(multiple_of(points, {0, 1, 0, -1.0 / 3}), Flat::both_ends);
  add(flat_at_end(points, -1), Flat::low_end);
  add(flat_at_end(points, 1), Flat::high_end);
  for (const double r : inflections(points))
    add(multiple_of(points, {-r * r * r, 3 * r * r, -3 * r, 1}), Flat::one_place);
  return out;
}

/// The first of the best: a gain in the last digits is none.
const Candidate& best_of(const std::vector<Candidate>& candidates, const Points& points) {
  const Candidate* best = &candidates.front();
  double least = squared_error(points, best->cubic);
  for (const Candidate& candidate : candidates)
    if (const double error = squared_error(points, candidate.cubic); error < least * (1 - 1e-12)) {
      least = error;
      best = &candidate;
    }
  return *best;
}

} // namespace

std::optional<Mapping> fit_mono3(std::span<const double> x, std::span<const double> y) {
  if (distinct(x) < 4) return fit_first(x, y);
  const auto [low, high] = std::minmax_element(x.begin(), x.end());
  Mapping out{Order::third, {}, *low + (*high - *low) / 2, (*high - *low) / 2};
  Points points{{}, {y.begin(), y.end()}};
  for (const double value : x)
    points.t.push_back(std::clamp((value - out.centre) / out.half_span, -1.0, 1.0));
  Values weights;
  out.scaled = nearest(points, {{0, 1}, {0, 0, 1}, {0, 0, 0, 1}}, weights);
  if (least_slope(out.scaled) >= 0) return out;
  const std::vector<Candidate> candidates = faces(points);
  const Candidate& best = best_of(candidates, points);
  out.scaled = best.cubic;
  out.flat = best.flat;
  return out;
}

} // namespace quietroom::compare
