#include "emodel/rating.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace quietroom::emodel {

namespace {

/// Distribution function of the standard normal distribution, in per cent.
double normal_percent(double z) { return 50 * std::erfc(-z / std::numbers::sqrt2); }

double cubic(double x) { return 1 + 0.035 * x + x * (x - 60) * (100 - x) * 7e-6; }

constexpr std::array<Category, 6> category_table = {{
    {90, 4.34, "best", "very satisfied"},
    {80, 4.03, "high", "satisfied"},
    {70, 3.60, "medium", "some users dissatisfied"},
    {60, 3.10, "low", "many users dissatisfied"},
    {50, 2.58, "poor", "nearly all users dissatisfied"},
    {-std::numeric_limits<double>::infinity(), 1, "not recommended", "nearly all users dissatisfied"},
}};

} // namespace

double mos_of_r_raw(double R, Band band) {
  const double x = R / scale(band);
  if (x <= 0) return 1;
  if (x >= 100) return 4.5;
  return cubic(x);
}

double mos_of_r(double R, Band band) { return std::isnan(R) ? R : std::max(1.0, mos_of_r_raw(R, band)); }

std::optional<double> r_of_mos(double mos, Band band) {
  if (!(mos >= 1 && mos <= 4.5)) return std::nullopt;
  // The depressed cubic by cosine. The arguments stand in the order of atan2(y, x).
  const double root = 15 * std::sqrt(-903522 + 1113960 * mos - 202500 * mos * mos);
  const double h = std::atan2(root, 18566 - 6750 * mos) / 3;
  return scale(band) * 20.0 / 3 * (8 - std::sqrt(226) * std::cos(h + std::numbers::pi / 3));
}

double good_or_better_percent(double R) { return normal_percent((R - 60) / 16); }
double poor_or_worse_percent(double R) { return normal_percent((45 - R) / 16); }
double terminate_early_percent(double R) { return normal_percent((36 - R) / 16); }

const std::array<Category, 6>& categories() { return category_table; }

const Category& category_of(double R) {
  const auto found = std::find_if(category_table.begin(), category_table.end(),
                                  [&](const Category& c) { return R >= c.r_limit; });
  return found == category_table.end() ? category_table.back() : *found;
}

} // namespace quietroom::emodel
