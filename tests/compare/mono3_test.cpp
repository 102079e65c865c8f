#include "compare/mapping.h"

#include "core/random.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using Values = std::vector<double>;

namespace {

double squared_error(const Values& x, const Values& y, const std::function<double(double)>& f) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (y[i] - f(x[i])) * (y[i] - f(x[i]));
  return sum;
}

double mean(const Values& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double covariance(const Values& a, const Values& b) {
  const double mean_a = mean(a), mean_b = mean(b);
  double out = 0;
  for (std::size_t i = 0; i < a.size(); ++i) out += (a[i] - mean_a) * (b[i] - mean_b);
  return out;
}

/// The least sum of squares of c + A u + B v with A, B >= 0.
double best_of_two(const Values& u, const Values& v, const Values& y) {
  const double uu = covariance(u, u), vv = covariance(v, v), uv = covariance(u, v);
  const double uy = covariance(u, y), vy = covariance(v, y), yy = covariance(y, y);
  double gain = std::max(uy > 0 && uu > 0 ? uy * uy / uu : 0.0, vy > 0 && vv > 0 ? vy * vy / vv : 0.0);
  const double determinant = uu * vv - uv * uv;
  if (determinant > 1e-9 * uu * vv) {
    const double a = (uy * vv - vy * uv) / determinant, b = (vy * uu - uy * uv) / determinant;
    if (a >= 0 && b >= 0) gain = std::max(gain, a * uy + b * vy);
  }
  return yy - gain;
}

/// Another way to the same end: a polynomial of degree 2 is nowhere negative on [-1, 1] exactly where it is
/// A (cos w + t sin w)^2 + B (1 - t^2) with A, B >= 0 (Lukacs). w is searched on a grid.
double brute_force(const Values& x, const Values& y, int steps) {
  const auto [low, high] = std::minmax_element(x.begin(), x.end());
  Values t, v;
  for (const double value : x) {
    t.push_back(2 * (value - *low) / (*high - *low) - 1);
    v.push_back(t.back() - std::pow(t.back(), 3) / 3);
  }
  double least = covariance(y, y);
  for (int step = 0; step < steps; ++step) {
    const double w = M_PI * step / steps, c = std::cos(w), s = std::sin(w);
    Values u;
    for (const double value : t)
      u.push_back(c * c * value + c * s * value * value + s * s * std::pow(value, 3) / 3);
    least = std::min(least, best_of_two(u, v, y));
  }
  return least;
}

struct Cloud {
  Values x, y;
};

/// Clouds of all shapes: rising, falling, arched, s-shaped, stepped, with ties.
Cloud cloud_of(std::uint64_t seed) {
  SplitMix64 random(seed);
  const auto unit = [&] { return random.next_unit(); };
  const std::size_t n = 4 + random.next() % 30;
  const double a = 4 * unit() - 2, b = 4 * unit() - 2, c = 6 * unit() - 3, noise = unit() * unit();
  const bool ties = seed % 3 == 0;
  Cloud out;
  for (std::size_t i = 0; i < n; ++i) {
    double t = 2 * unit() - 1;
    if (ties) t = std::round(t * 4) / 4;
    out.x.push_back(3 + 1.8 * t);
    out.y.push_back(3 + a * t + b * t * t + c * t * t * t + noise * (unit() - 0.5));
  }
  return out;
}

double slope_at(const Mapping& f, double x) {
  return value_at(derivative(f.scaled), (x - f.centre) / f.half_span) / f.half_span;
}

} // namespace

TEST_CASE("the constrained cubic rises everywhere and nothing on a fine grid is better") {
  const std::uint64_t seed = GENERATE(range(1, 121));
  CAPTURE(seed);
  const auto [x, y] = cloud_of(seed);
  const auto fitted = fit_mono3(x, y);
  if (!fitted || fitted->order != Order::third) return; // too few distinct x
  const auto [low, high] = std::minmax_element(x.begin(), x.end());
  const double scale = covariance(y, y);
  for (int i = 0; i <= 1000; ++i) // rounding of coefficients of the order of 10
    REQUIRE(slope_at(*fitted, *low + (*high - *low) * i / 1000) > -1e-12);
  const double own = squared_error(x, y, *fitted);
  const double grid = brute_force(x, y, 1000);
  CHECK(own <= grid + 1e-12 * scale);
  CHECK(own >= grid - 1e-4 * scale); // the grid is fine enough to show a wrong minimum of the sum of squares
  CHECK(own <= scale * (1 + 1e-12)); // never worse than a constant
  const Mapping line = fit_first(x, y).value();
  if (!falls(line)) CHECK(own <= squared_error(x, y, line) + 1e-12 * scale);
}

TEST_CASE("each face of the constraint is found where it holds") {
  Values x;
  for (int i = 0; i <= 20; ++i) x.push_back(-1 + i / 10.0);
  const auto fitted = [&](auto f) {
    Values y;
    for (const double t : x) y.push_back(f(t));
    return fit_mono3(x, y).value();
  };
  CHECK(fitted([](double t) { return t * t * t + t; }).flat == Flat::nowhere);
  CHECK(fitted([](double t) { return -t; }).flat == Flat::everywhere);
  CHECK(fitted([](double t) { return t * t * t - 0.1 * t; }).flat == Flat::one_place);
  CHECK(fitted([](double t) { return t * t + 1.5 * t; }).flat == Flat::low_end);
  CHECK(fitted([](double t) { return 1.5 * t - t * t; }).flat == Flat::high_end);
  CHECK(fitted([](double t) { return t - 0.5 * t * t * t; }).flat == Flat::both_ends);
  // by symmetry the inflection stands at 0: f = k t^3 with k = sum t^3 y / sum t^6
  const Mapping cube = fitted([](double t) { return t * t * t - 0.1 * t; });
  double ty = 0, tt = 0;
  for (const double t : x) {
    ty += std::pow(t, 6) - 0.1 * std::pow(t, 4);
    tt += std::pow(t, 6);
  }
  const Polynomial b = coefficients(cube);
  CHECK_THAT(b[3], WithinRel(ty / tt, 1e-12));
  for (const std::size_t i : {0U, 1U, 2U}) CHECK_THAT(b[i], WithinAbs(0, 1e-12));
}
