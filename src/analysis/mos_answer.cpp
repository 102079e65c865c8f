#include "analysis/mos_answer.h"

#include "core/error.h"
#include "method/methods.h"
#include "method/scores.h"
#include "votes/presentations.h"

#include <algorithm>

namespace quietroom::analysis {

namespace {

/// Nothing for the name of a method that is not in the table.
const method::Method* method_of(const votes::VoteTable& votes) {
  return method::find(votes.method.empty() ? method::methods().front().id : votes.method);
}

} // namespace

MosAnswer mos_answer(const votes::VoteTable& votes, const std::vector<std::string>& by,
                     const stats::CiOptions& ci, const std::optional<std::string>& context) {
  MosAnswer out{provenance_of(votes), votes::by_units(votes, by), {}, votes.scale};
  out.rows = stats::mos_by_question(votes, out.by, ci);
  if (!votes.question.empty()) out.by.insert(out.by.begin(), "question");
  out.of.ci = ci;
  out.of.designation = designation_of(votes, context);
  if (const method::Method* method = method_of(votes); method && !method->scoring.has_good_or_better)
    for (stats::MosRow& row : out.rows) row.p_good_or_better = row.p_poor_or_worse = std::nullopt;
  return out;
}

std::optional<std::string> designation_of(const votes::VoteTable& votes,
                                          const std::optional<std::string>& context) {
  const method::Method* method = method_of(votes);
  if (votes.simulated || method == nullptr) return std::nullopt;
  return method::designation_of(*method, context.value_or(""));
}

void refuse_other_scores(const votes::VoteTable& votes, const std::string& name) {
  if (method::score_is_mean(votes.method)) return;
  if (!votes.question.empty() && method::asks_several(votes.method))
    return; // a mean for each of its questions
  throw_input(
      name + ": the votes are of method \"" + votes.method +
      "\", whose score is not the mean of the votes, and this version cannot compute it yet. Take the "
      "column method out to get the plain mean anyway");
}

} // namespace quietroom::analysis
