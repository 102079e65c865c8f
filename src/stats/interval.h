#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace quietroom::stats {

/// What is taken as independent when the uncertainty of a MOS is stated.
enum class CiMethod {
  votes, ///< every vote: the classic report, too short when a listener votes more than once on a condition
  listeners, ///< every listener's mean: these files, other listeners. The default for claims about
             ///< conditions.
  cluster,   ///< the mean of votes, listeners varying as a whole (CR1)
  twoway,    ///< the mean of votes, listeners and files both at random; wide for few files
  mixed,     ///< random intercept of the listener over all conditions, REML
  bootstrap, ///< resampling of listeners, or of votes
  none,      ///< no interval
};

std::optional<CiMethod> parse_ci_method(std::string_view name);
std::string_view text(CiMethod method);

/// A mean and half the width of its Student t interval; empty for one value. Zero variance gives zero width.
struct MeanInterval {
  double mean = 0;
  std::optional<double> sd;
  std::optional<double> half;
};

/// t(1/2 + level/2, n - 1) sd / sqrt(n); empty for n < 2. 0 < level < 1.
std::optional<double> half_width(std::uint64_t n, std::optional<double> sd, double level);

/// The same without an interval. Values ascending, not empty.
MeanInterval mean_of_sorted(std::span<const double> values);

/// Of values in ascending order, so that the sum does not depend on who comes first. Not for an empty span.
MeanInterval interval_of_sorted(std::span<const double> values, double level);

} // namespace quietroom::stats
