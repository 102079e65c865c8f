#include "analysis/planning_estimate.h"

#include "core/error.h"

#include <cmath>
#include <utility>

namespace quietroom::analysis {

bool PlanningEstimate::has_value() const { return std::isfinite(answer.scores.R); }

PlanningEstimate planning_estimate(PlanningQuestion question) {
  PlanningEstimate out{std::move(question), {}};
  out.answer = emodel::answer(out.question.in);
  if (!out.has_value() && out.question.missing.empty()) throw_input(why_no_value(out.question));
  out.unverified = out.question.unverified;
  out.unverified.insert(out.unverified.end(), out.answer.unverified.begin(), out.answer.unverified.end());
  return out;
}

std::vector<emodel::NamedScore> other_products(const PlanningQuestion& question, double jitter_ms) {
  return emodel::simplified_scores({input_value(question, "Ta"), jitter_ms, input_value(question, "Ppl"),
                                    input_value(question, "BurstR")});
}

} // namespace quietroom::analysis
