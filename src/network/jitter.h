#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// How long packets are under way beyond the fastest, milliseconds, one entry a packet.
namespace quietroom::network {

using Delays = std::vector<double>;

struct ExponentialJitter {
  double mean_ms = 0;
  bool operator==(const ExponentialJitter&) const = default;
};

struct GammaJitter {
  double mean_ms = 0;
  double deviation_ms = 0; ///< shape (mean / deviation)^2; above 0
  bool operator==(const GammaJitter&) const = default;
};

/// Normal, each packet correlated with the one before; what falls below 0 is 0.
struct CorrelatedJitter {
  double mean_ms = 0;
  double deviation_ms = 0;
  double correlation = 0; ///< of neighbours, 0 to below 1
  bool operator==(const CorrelatedJitter&) const = default;
};

using JitterModel = std::variant<ExponentialJitter, GammaJitter, CorrelatedJitter>;

/// Drawn from Gaussian(seed) and SplitMix64 of a seed derived from it; the first packet stationary.
Delays jitter_delays(const JitterModel& model, std::size_t packets, std::uint64_t seed);

/// The delay of a packet that the network lost: it never arrives.
constexpr double never_arrives_ms = std::numeric_limits<double>::infinity();

constexpr double longest_delay_ms = 10'000; ///< more is a slip of the pen, and a buffer would wait for it

/// A trace: CSV whose column "delay_ms", or whose only column, holds numbers of 0 to that, or the word lost.
/// Throws an input Error with NAME:LINE where it does not, where an empty line stands between two, and where
/// there is none.
Delays parse_delays(std::string_view text, const std::string& name);

} // namespace quietroom::network
