#pragma once

#include "analysis/derivation.h"

#include <string>
#include <vector>

/// What a reader must be told of a derivation.
namespace quietroom::report {

/// The first lines: that a refused result was forced, and why it was refused. Empty otherwise.
std::string refused_lines(const analysis::DerivationAnswer& derived);

/// Conditions that were not used, or that are better than the direct one. A sentence each.
std::vector<std::string> derivation_cautions(const analysis::DerivationAnswer& derived);

/// The steps of the procedure that could not be read in the Recommendation.
std::vector<std::string> unverified_steps();

/// The fit of the references, the rescaling, how intervals came about, what is not verified. Lines.
std::string derivation_notes(const analysis::DerivationAnswer& derived);

} // namespace quietroom::report
