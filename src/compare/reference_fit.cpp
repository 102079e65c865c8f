#include "compare/reference_fit.h"

#include "emodel/model.h"
#include "emodel/rating.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::compare {

namespace {

double raw_of(const ReferenceFit& fit, const Rating& rating) { return fit.direct.R - rating.R; }

Rating rating_of(const ReferenceFit& fit, double mos) {
  constexpr double highest = 4.5; // the domain of the inverse, G.107 Annex B
  const double on_scale = fit.rescale ? (*fit.rescale)(mos) : mos;
  const double within = std::clamp(on_scale, 1.0, highest);
  constexpr double rounding = 1e-9; // a direct condition rescaled onto 4.5 is not clamped
  return {*emodel::r_of_mos(within, fit.band), std::abs(within - on_scale) > rounding};
}

/// Slope and intercept of raw on Ie; false where Ie does not differ.
bool least_squares(ReferenceFit& fit) {
  const auto n = static_cast<double>(fit.points.size());
  double mean_x = 0, mean_y = 0;
  for (const ReferencePoint& point : fit.points) {
    mean_x += point.reference.Ie / n;
    mean_y += point.raw / n;
  }
  double xx = 0, xy = 0;
  for (const ReferencePoint& point : fit.points) {
    const double dx = point.reference.Ie - mean_x;
    xx += dx * dx;
    xy += dx * (point.raw - mean_y);
  }
  if (!(xx > 0)) return false;
  fit.b = xy / xx;
  fit.a = mean_y - fit.b * mean_x;
  return true;
}

} // namespace

double best_r(emodel::Band band) {
  static const std::array<double, 3> best = [] {
    std::array<double, 3> out{};
    for (const emodel::Band each : {emodel::Band::narrow, emodel::Band::wide, emodel::Band::full})
      out[static_cast<std::size_t>(each)] = answer(emodel::default_model(each)).scores.R_LQ;
    return out;
  }();
  return best[static_cast<std::size_t>(band)];
}

double best_mos(emodel::Band band) { return emodel::mos_of_r(best_r(band), band); }

std::optional<ReferenceFit> fit_references(const ReferenceSetup& setup, std::span<const double> mos) {
  ReferenceFit fit;
  fit.band = setup.band;
  const double target = best_mos(setup.band);
  if (mos[setup.direct] > target) fit.rescale = Rescale{mos[setup.direct], target};
  for (std::size_t c = 0; c < mos.size(); ++c)
    if (mos[c] > std::max(mos[setup.direct], target)) fit.above_direct.push_back(c);
  fit.direct = rating_of(fit, mos[setup.direct]);
  for (const Reference& reference : setup.references) {
    ReferencePoint& point = fit.points.emplace_back();
    point.reference = reference;
    point.rating = rating_of(fit, mos[reference.condition]);
    point.raw = raw_of(fit, point.rating);
  }
  if (!least_squares(fit) || !(fit.b > 0)) return std::nullopt;
  double squares = 0;
  for (ReferencePoint& point : fit.points) {
    point.residual = point.raw - (fit.a + fit.b * point.reference.Ie);
    squares += point.residual * point.residual;
  }
  if (fit.points.size() > 2)
    fit.residual_se = std::sqrt(squares / static_cast<double>(fit.points.size() - 2));
  return fit;
}

Normalised normalised(const ReferenceFit& fit, double mos) {
  Normalised out;
  out.rating = rating_of(fit, mos);
  out.raw = raw_of(fit, out.rating);
  out.Ie = (out.raw - fit.a) / fit.b;
  out.R = best_r(fit.band) - out.Ie;
  out.mos = emodel::mos_of_r(out.R, fit.band);
  return out;
}

} // namespace quietroom::compare
