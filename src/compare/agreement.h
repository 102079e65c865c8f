#pragma once

#include "compare/bland_altman.h"
#include "compare/mapping.h"
#include "compare/measures.h"
#include "compare/point.h"

#include <span>
#include <string>
#include <vector>

/// People against models, condition by condition (ITU-T P.1401).
namespace quietroom::compare {

struct ConditionAgreement {
  Point point;
  std::optional<double> difference; ///< objective - mos: positive where the model is too high
  std::optional<bool> within_ci;    ///< not exceeds(); empty where either is unknown
};

/// The points of a model after one mapping.
struct Mapped {
  Order asked =
      Order::none; ///< fewer than four distinct objectives are mapped by first order where third is asked
  Mapping mapping;
  Measures measures;
};

struct Agreement {
  std::vector<ConditionAgreement> conditions; ///< in the order given
  std::vector<Mapped> mappings;               ///< none, first, third: those that the points allow
  BlandAltman bland_altman;                   ///< without a mapping

  const Measures& unmapped() const { return mappings.front().measures; }
  /// The mapping asked for, or the next lower one that could be fitted.
  const Mapped& mapped(Order asked) const;
};

/// The order of the points changes no digit.
Agreement agreement(std::span<const Point> points);

/// The highest order that leaves a degree of freedom for an RMSE.
Order highest_order(const Agreement& result);

/// One sentence: for how many conditions the model agrees within the panel's uncertainty, where it is off and
/// by how much, and which conditions it says nothing of. `model` begins the sentence; `value` is what one
/// score of it is called.
std::string verdict(const Agreement& result, const std::string& model,
                    const std::string& value = "an objective value");

/// A sentence where the first-order mapping falls, so that its correlation has the wrong sign.
std::optional<std::string> slope_warning(const Agreement& result);

/// What else a reader must be told before the figures are believed: a correlation of two points, a mapping
/// that could not be fitted, unknown uncertainties. A sentence each.
std::vector<std::string> cautions(const Agreement& result);

} // namespace quietroom::compare
