#pragma once

#include "emodel/band.h"

#include <array>
#include <optional>
#include <string_view>

/// What a rating factor R means: MOS and back, shares of users, category. G.107 (06/2015) Annex B, G.109.
/// R stands on the scale of its band: 0 to 100, 129 or 148 nominally, and is never clamped.
namespace quietroom::emodel {

/// One connection in numbers: with echo and delay (R, MOS-CQE), and heard only (R_LQ, MOS-LQE).
struct Scores {
  double R = 0; ///< may be negative or above the scale; NaN where the model has no value
  double MOS_CQE = 0;
  double R_LQ = 0;
  double MOS_LQE = 0;
  bool operator==(const Scores&) const = default;
};

/// With x = R / scale(band): 1 + 0.035 x + x (x - 60)(100 - x) 7e-6 between 0 and 100, 1 below, 4.5 above. As
/// printed: the cubic is below 1 for 0 < x < 6.515 (least 0.988839).
double mos_of_r_raw(double R, Band band = Band::narrow);

/// The same, floored at 1: the scale has nothing below.
double mos_of_r(double R, Band band = Band::narrow);

/// The exact inverse on 1 <= mos <= 4.5, giving 6.5153 to 100 times scale(band). Nothing outside: no R has
/// that MOS.
std::optional<double> r_of_mos(double mos, Band band = Band::narrow);

/// Shares of users, in per cent. R on the narrow-band scale, the only one they were found on.
double good_or_better_percent(double R);  ///< GoB
double poor_or_worse_percent(double R);   ///< PoW
double terminate_early_percent(double R); ///< TME, ETSI ETR 250; not part of G.107

/// Speech transmission quality by G.109, told by narrow-band R and not by MOS (R = 80 is 4.024, printed as
/// 4.03).
struct Category {
  double r_limit;                ///< the least R of the category
  double mos_printed;            ///< MOS at that limit as the Recommendation prints it
  std::string_view name;         ///< "best", "high", "medium", "low", "poor", "not recommended"
  std::string_view satisfaction; ///< of users
};

/// The five categories, best first, and what lies below them (without limits: -infinity and 1).
const std::array<Category, 6>& categories();
const Category& category_of(double R);

} // namespace quietroom::emodel
