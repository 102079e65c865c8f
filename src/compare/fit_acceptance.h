#pragma once

#include "compare/reference_fit.h"

#include <optional>
#include <string>
#include <vector>

/// Whether the references of a panel carry a derivation. The limits are ours: P.833 could not be read for
/// them. R and Ie on the narrow-band scale; on the others they grow with it (1.29, 1.48). Pure.
namespace quietroom::compare {

inline constexpr std::size_t least_references = 4;    ///< two parameters and two degrees of freedom
inline constexpr double least_span = 20;              ///< greatest less smallest published Ie
inline constexpr double least_b = 0.67, most_b = 1.5; ///< a factor of 1.5 either way
inline constexpr double most_residual_se = 8;

/// A sentence with its numbers for each limit that does not hold; empty where all do.
std::vector<std::string> objections(const ReferenceSetup& setup, const std::optional<ReferenceFit>& fit);

} // namespace quietroom::compare
