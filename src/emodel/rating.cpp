#include "emodel/rating.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quietroom::emodel {

namespace {

/// Distribution function of the standard normal distribution, in per cent.
double normal_percent(double z) { return 50 * std::erfc(-z / std::numbers::sqrt2); }

} // namespace

double mos_of_r_raw(double R) {
  if (R <= 0) return 1;
  if (R >= 100) return 4.5;
  return 1 + 0.035 * R + R * (R - 60) * (100 - R) * 7e-6;
}

double mos_of_r(double R) { return std::isnan(R) ? R : std::max(1.0, mos_of_r_raw(R)); }

std::optional<double> r_of_mos(double mos) {
  if (!(mos >= 1 && mos <= 4.5)) return std::nullopt;
  // The depressed cubic by cosine. The arguments stand in the order of atan2(y, x).
  const double root = 15 * std::sqrt(-903522 + 1113960 * mos - 202500 * mos * mos);
  const double h = std::atan2(root, 18566 - 6750 * mos) / 3;
  return 20.0 / 3 * (8 - std::sqrt(226) * std::cos(h + std::numbers::pi / 3));
}

double good_or_better_percent(double R) { return normal_percent((R - 60) / 16); }
double poor_or_worse_percent(double R) { return normal_percent((45 - R) / 16); }
double terminate_early_percent(double R) { return normal_percent((36 - R) / 16); }

Category category_of(double R) {
  if (R >= 90) return {"best", "very satisfied"};
  if (R >= 80) return {"high", "satisfied"};
  if (R >= 70) return {"medium", "some users dissatisfied"};
  if (R >= 60) return {"low", "many users dissatisfied"};
  if (R >= 50) return {"poor", "nearly all users dissatisfied"};
  return {"not recommended", "nearly all users dissatisfied"};
}

} // namespace quietroom::emodel
