#pragma once

#include <optional>
#include <string_view>

/// What a rating factor R means: MOS and back, shares of users, category. G.107 (06/2015) Annex B, G.109.
namespace quietroom::emodel {

/// 1 + 0.035 R + R (R - 60)(100 - R) 7e-6 between 0 and 100, 1 below, 4.5 above. As printed: the cubic is
/// below 1 for 0 < R < 6.515 (least 0.988839).
double mos_of_r_raw(double R);

/// The same, floored at 1: the scale has nothing below.
double mos_of_r(double R);

/// The exact inverse on 1 <= mos <= 4.5, giving 6.5153 to 100. Nothing outside: no R has that MOS.
std::optional<double> r_of_mos(double mos);

double good_or_better_percent(double R);  ///< GoB
double poor_or_worse_percent(double R);   ///< PoW
double terminate_early_percent(double R); ///< TME, ETSI ETR 250; not part of G.107

/// Speech transmission quality by G.109, told by R and not by MOS (R = 80 is 4.024, printed as 4.03).
struct Category {
  std::string_view name;         ///< "best", "high", "medium", "low", "poor", "not recommended"
  std::string_view satisfaction; ///< of users
};
Category category_of(double R);

} // namespace quietroom::emodel
