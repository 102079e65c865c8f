#pragma once

#include "analysis/derivation_request.h"

#include <optional>
#include <string>
#include <vector>

/// The scale that the references of a panel fix, and what speaks against it. Pure.
namespace quietroom::analysis {

/// Of the references of a request; nothing where there is no line through them.
std::optional<compare::ReferenceFit> reference_fit_of(const DerivationRequest& request,
                                                      const std::vector<double>& mos);

/// A sentence where conditions lie above the direct one and above what the model can give; else empty.
std::string above_direct_note(const DerivationRequest& request, const compare::ReferenceFit& fit);

/// "the reference conditions of this panel cannot fix its scale: ..." with all objections and numbers.
std::string refusal(const DerivationRequest& request, const std::optional<compare::ReferenceFit>& fit);

} // namespace quietroom::analysis
