#include "compare/polynomial.h"

#include <algorithm>
#include <numeric>

namespace quietroom::compare {

namespace {

/// Of a p that has different signs at the ends.
double bisected(std::span<const double> p, double low, double high) {
  const bool rising = value_at(p, low) < 0;
  for (;;) {
    const double middle = std::midpoint(low, high);
    if (middle <= low || middle >= high) return middle;
    (value_at(p, middle) < 0) == rising ? low = middle : high = middle;
  }
}

} // namespace

double value_at(std::span<const double> p, double x) {
  return std::accumulate(p.rbegin(), p.rend(), 0.0, [x](double sum, double c) { return sum * x + c; });
}

Polynomial derivative(std::span<const double> p) {
  Polynomial out;
  for (std::size_t i = 1; i < p.size(); ++i) out.push_back(static_cast<double>(i) * p[i]);
  return out;
}

Polynomial product(std::span<const double> p, std::span<const double> q) {
  if (p.empty() || q.empty()) return {};
  Polynomial out(p.size() + q.size() - 1, 0.0);
  for (std::size_t i = 0; i < p.size(); ++i)
    for (std::size_t j = 0; j < q.size(); ++j) out[i + j] += p[i] * q[j];
  return out;
}

Polynomial difference(std::span<const double> p, std::span<const double> q) {
  Polynomial out(std::max(p.size(), q.size()), 0.0);
  for (std::size_t i = 0; i < p.size(); ++i) out[i] += p[i];
  for (std::size_t i = 0; i < q.size(); ++i) out[i] -= q[i];
  return out;
}

Polynomial unscaled(std::span<const double> p, double centre, double half_span) {
  const Polynomial argument = {-centre / half_span, 1 / half_span};
  Polynomial out;
  for (auto c = p.rbegin(); c != p.rend(); ++c) { // Horner
    out = product(out, argument);
    if (out.empty()) out.push_back(0);
    out.front() += *c;
  }
  return out;
}

std::vector<double> roots_between(std::span<const double> p, double low, double high) {
  if (p.size() < 2) return {};
  std::vector<double> knots = roots_between(derivative(p), low, high); // between them p is monotone
  knots.insert(knots.begin(), low);
  knots.push_back(high);
  std::vector<double> out;
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    const double begin = value_at(p, knots[i]), end = value_at(p, knots[i + 1]);
    if (begin == 0) out.push_back(knots[i]);
    if ((begin < 0 && end > 0) || (begin > 0 && end < 0)) out.push_back(bisected(p, knots[i], knots[i + 1]));
  }
  if (value_at(p, high) == 0) out.push_back(high);
  return out;
}

} // namespace quietroom::compare
