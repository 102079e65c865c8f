#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// People against models, condition by condition (ITU-T P.1401).
namespace quietroom::compare {

/// What the panel and the model say about one condition.
struct Point {
  std::string condition;
  std::string label; ///< for readers; the condition where empty
  double mos = 0;
  std::optional<double> ci_half;
  std::optional<std::uint64_t> n_votes;
  std::optional<double> objective; ///< empty: the model has nothing to say, and the point enters no figure
};

struct ConditionAgreement {
  Point point;
  std::optional<double> difference; ///< objective - mos: positive where the model is too high
  std::optional<bool> within_ci;    ///< |difference| <= ci_half; empty where either is unknown
};

/// Undefined is empty: pearson for n < 2 or a constant side, rmse for n - d < 1, the others for n = 0.
struct Agreement {
  std::uint64_t n = 0; ///< points with an objective
  std::uint64_t d = 1; ///< degrees of freedom the model took; 1 without a mapping
  std::optional<double> pearson;
  std::optional<double> rmse;                 ///< sqrt(sum e^2 / (n - d))
  std::optional<double> rmse_n;               ///< sqrt(sum e^2 / n)
  std::optional<double> bias;                 ///< mean difference, objective - mos
  std::vector<ConditionAgreement> conditions; ///< in the order given
};

Agreement agreement(std::span<const Point> points);

/// Pearson's correlation; empty where either side is constant or there are fewer than two pairs.
std::optional<double> pearson(std::span<const double> x, std::span<const double> y);

/// One sentence: for how many conditions the model agrees within the panel's uncertainty, where it is off and
/// by how much, and which conditions it says nothing of. `model` begins the sentence.
std::string verdict(const Agreement& result, const std::string& model);

} // namespace quietroom::compare
