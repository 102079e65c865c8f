#pragma once

#include "compare/panel_scores.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

/// How the uncertainty of the listeners reaches whatever is computed from the MOS of their conditions. The
/// listener is the unit: what one person's bias does to all conditions at once is carried along.
namespace quietroom::compare {

/// Quantities as a function of the MOS of all conditions, always as many. Infinite where a quantity has no
/// finite value, NaN where it is not defined.
using Quantities = std::function<std::vector<double>(std::span<const double> mos)>;

/// On which axis a quantity is closest to normal; its intervals are symmetric there.
enum class Axis { linear, logarithmic };

/// Limits of an interval; empty where there is no finite limit.
struct OpenLimits {
  std::optional<double> low, high;
  bool operator==(const OpenLimits&) const = default;
};

struct Propagated {
  std::optional<double> estimate;  ///< empty where it is not finite
  std::optional<double> se;        ///< by the delta method, on the quantity's own axis
  std::optional<OpenLimits> delta; ///< Student t, one degree of freedom less than listeners
  std::optional<OpenLimits> bootstrap;
};

/// With fewer, a replicate too often draws listeners who all agree, and bootstrap-t has no limits.
inline constexpr std::size_t least_listeners_of_bootstrap = 8;

struct PropagationOptions {
  std::uint64_t replicates = 2000;
  std::uint64_t seed = 1;
  double level = 0.95;
};

/// The delta method takes the slopes by central differences. The bootstrap draws listeners with all that
/// they said (draw k of replicate b is word b n + k of SplitMix64(seed), bounded by n) and takes symmetric
/// bootstrap-t limits (Hall 1988): each replicate's distance from the estimate over its own standard error
/// by the delta method with the slopes of the whole panel. Percentile limits of 24 listeners are too narrow.
/// No intervals for fewer than three listeners, no bootstrap for fewer than eight.
std::vector<Propagated> propagate(const PanelScores& panel, const Quantities& quantities,
                                  std::span<const Axis> axes, const PropagationOptions& options);

} // namespace quietroom::compare
