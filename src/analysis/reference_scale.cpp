#include "analysis/reference_scale.h"

#include "compare/fit_acceptance.h"
#include "core/number.h"

#include <fmt/format.h>

namespace quietroom::analysis {

namespace {

/// The numbers of a fit that is refused, for the one who must judge it.
std::string numbers_of(const DerivationRequest& request, const std::optional<compare::ReferenceFit>& fit) {
  std::string out = fmt::format("n = {}", request.setup.references.size());
  if (fit)
    out += fmt::format(", a = {}, b = {}, residual standard error {}", fixed(fit->a, 2), fixed(fit->b, 3),
                       fixed(fit->residual_se, 2));
  for (const compare::Reference& reference : request.setup.references)
    out += fmt::format("; {} {}", request.conditions[reference.condition].id, fixed(reference.Ie, 1));
  return out;
}

} // namespace

std::optional<compare::ReferenceFit> reference_fit_of(const DerivationRequest& request,
                                                      const std::vector<double>& mos) {
  if (request.setup.references.empty()) return std::nullopt;
  return fit_references(request.setup, mos);
}

std::string above_direct_note(const DerivationRequest& request, const compare::ReferenceFit& fit) {
  if (fit.above_direct.empty()) return "";
  std::string names;
  for (const std::size_t c : fit.above_direct)
    names += (names.empty() ? "" : ", ") + request.conditions[c].id;
  return fmt::format("Above the direct condition {} and above the model's best MOS, {}: {}; scores are "
                     "rescaled by the direct condition alone, so either it is not the best one or the panel "
                     "heard more than this scale holds",
                     request.conditions[request.setup.direct].id, fixed(compare::best_mos(fit.band), 3),
                     names);
}

std::string refusal(const DerivationRequest& request, const std::optional<compare::ReferenceFit>& fit) {
  return fmt::format("the reference conditions of this panel cannot fix its scale: {} ({})",
                     fmt::join(objections(request.setup, fit), "; "), numbers_of(request, fit));
}

} // namespace quietroom::analysis
