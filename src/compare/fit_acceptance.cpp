#include "compare/fit_acceptance.h"

#include "core/number.h"

#include <algorithm>

namespace quietroom::compare {

namespace {

/// Greatest less smallest published Ie.
double span_of(const std::vector<Reference>& references) {
  if (references.empty()) return 0;
  const auto less = [](const Reference& a, const Reference& b) { return a.Ie < b.Ie; };
  const auto [low, high] = std::minmax_element(references.begin(), references.end(), less);
  return high->Ie - low->Ie;
}

} // namespace

std::vector<std::string> objections(const ReferenceSetup& setup, const std::optional<ReferenceFit>& fit) {
  const double scale = emodel::scale(setup.band);
  std::vector<std::string> out;
  if (const std::size_t n = setup.references.size(); n < least_references)
    out.push_back("too few references: " + std::to_string(n) + ", at least " +
                  std::to_string(least_references) + " are needed");
  if (const double span = span_of(setup.references); span < least_span * scale)
    out.push_back("the references span too little: published Ie differ by " + fixed(span, 1) + ", at least " +
                  fixed(least_span * scale, 1) + " is needed");
  if (!fit) {
    out.push_back("the panel's scores do not fall with the published Ie of the references");
    return out;
  }
  if (fit->b < least_b || fit->b > most_b)
    out.push_back("b is " + fixed(fit->b, 3) + ", far from 1: it must lie in " + fixed(least_b, 2) + " to " +
                  fixed(most_b, 2));
  if (fit->residual_se && *fit->residual_se > most_residual_se * scale)
    out.push_back("the residual standard error of the references is " + fixed(fit->residual_se, 1) +
                  ", above " + fixed(most_residual_se * scale, 1));
  return out;
}

} // namespace quietroom::compare
