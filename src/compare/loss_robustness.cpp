#include "compare/loss_robustness.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace quietroom::compare {

namespace {

double limit_of(emodel::Band band) { return band == emodel::Band::full ? 132 : 95; }

/// The curve in v = 1/Bpl, in which no loss of quality is simply v = 0, and its slope there.
struct CurveFit {
  double at = 0, slope = 0;
};

CurveFit curve(double Ie, double v, std::span<const emodel::Loss> stimuli, double limit) {
  CurveFit out{Ie, 0};
  const double share = (limit - Ie) / static_cast<double>(stimuli.size());
  for (const emodel::Loss& loss : stimuli) {
    const double below = loss.Ppl * v / loss.BurstR.value_or(1) + 1;
    out.at += share * loss.Ppl * v / below;
    out.slope += share * loss.Ppl / (below * below);
  }
  return out;
}

/// Half the derivative of the sum of squares, the sum itself, and the Gauss-Newton curvature.
struct Misfit {
  double squares = 0, gradient = 0, curvature = 0;
};

Misfit misfit(double Ie, double v, std::span<const LossPoint> points, double limit) {
  Misfit out;
  for (const LossPoint& point : points) {
    const CurveFit value = curve(Ie, v, point.stimuli, limit);
    const double error = value.at - point.Ie_eff;
    out.squares += error * error;
    out.gradient += error * value.slope;
    out.curvature += value.slope * value.slope;
  }
  return out;
}

/// The zero of the gradient between two places where it is below and above 0. Gauss-Newton, halving where it
/// would leave the bracket.
template<class MisfitAt>
double root(double low, double high, MisfitAt at) {
  double v = (low + high) / 2;
  for (int i = 0; i < 200; ++i) {
    const Misfit here = at(v);
    (here.gradient > 0 ? high : low) = v;
    double next = v - here.gradient / here.curvature;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (std::abs(next - v) <= 1e-14 * v || next == v) return next;
    v = next;
  }
  return v;
}

} // namespace

double effective_ie(double Ie, double Bpl, std::span<const emodel::Loss> stimuli, emodel::Band band) {
  return curve(Ie, 1 / Bpl, stimuli, limit_of(band)).at;
}

double fit_bpl(double Ie, std::span<const LossPoint> points, emodel::Band band) {
  constexpr int steps = 24;
  constexpr double least = 1e-4, most = 100; // of 1/Bpl
  const double ratio = std::pow(most / least, 1.0 / (steps - 1));
  const auto at = [&](double v) { return misfit(Ie, v, points, limit_of(band)); };
  double best_squares = at(0).squares;
  int best = -1; // v = 0
  double v = least;
  for (int i = 0; i < steps; ++i, v *= ratio)
    if (const double squares = at(v).squares; squares < best_squares) {
      best_squares = squares;
      best = i;
    }
  const auto place = [&](int i) { return i < 0 ? 0.0 : least * std::pow(ratio, i); };
  const double low = place(best - 1), high = place(best + 1);
  if (best < 0 && at(0).gradient >= 0) return std::numeric_limits<double>::infinity();
  if (best == steps - 1 && at(high).gradient <= 0) return 0;
  return 1 / root(low, high, at);
}

} // namespace quietroom::compare
