#include "analysis/mos_answer.h"

#include "core/error.h"
#include "core/lower_case.h"
#include "method/methods.h"
#include "method/names.h"
#include "method/scores.h"
#include "votes/column_names.h"
#include "votes/presentations.h"

#include <algorithm>

namespace quietroom::analysis {

namespace {

/// That of all votes; ACR quality where none is stated. Nothing for several, and for one that is not carried.
const method::Method* method_of(const votes::VoteTable& votes) {
  if (votes.methods.empty()) return &method::methods().front();
  return votes.methods.size() == 1 ? method::recognised(votes.methods.front()) : nullptr;
}

/// What the one question of a table is called; empty where nothing tells or there are several.
std::string question_named(const votes::VoteTable& votes) {
  for (const char* column : {"question", "scale"}) {
    const votes::Factor* factor = votes.find(column);
    if (factor == nullptr || factor->codes.empty() || votes.question == column) continue;
    const std::string& level = factor->levels[factor->codes.front()];
    if (!level.empty() && !method::parse_scale(level)) return level;
  }
  return {};
}

/// The shares of good and poor votes have a meaning for quality alone, as the method asks it.
bool has_good_or_better(const votes::VoteTable& votes) {
  const method::Method* method = method_of(votes);
  if (method == nullptr || !method->scoring.has_good_or_better) return false;
  return votes.methods.empty() || asked_question(votes) != nullptr;
}

/// Overall quality, also as P.835 calls it.
bool is_quality(const std::string& question) {
  const std::string name = lower_case(question);
  return name == "quality" || name == "ovrl";
}

/// Whole votes of a slider are no categories either: what is known of them stays, their counts go.
void leave_out_categories(std::vector<stats::MosRow>& rows, method::Scale scale) {
  for (stats::MosRow& row : rows) {
    if (!row.votes.empty()) row.real_votes = stats::describe({scale.low, std::move(row.votes)});
    row.votes.clear();
  }
}

} // namespace

MosAnswer mos_answer(const votes::VoteTable& votes, const std::vector<std::string>& by,
                     const stats::CiOptions& ci, const std::optional<std::string>& context) {
  MosAnswer out{provenance_of(votes), votes::by_units(votes, by), {}, votes.scale};
  out.rows = stats::mos_by_question(votes, out.by, ci);
  if (!votes.question.empty()) out.by.insert(out.by.begin(), "question");
  out.of.ci = ci;
  out.of.designation = designation_of(votes, context);
  out.asked = other_question(votes);
  if (!has_good_or_better(votes))
    for (stats::MosRow& row : out.rows) row.p_good_or_better = row.p_poor_or_worse = std::nullopt;
  if (!std::ranges::all_of(votes.methods, method::has_categories))
    leave_out_categories(out.rows, votes.scale);
  return out;
}

const method::Question* asked_question(const votes::VoteTable& votes) {
  const method::Method* method = method_of(votes);
  if (method == nullptr || !votes.question.empty()) return nullptr;
  const std::string question = lower_case(question_named(votes));
  if (question.empty()) return method->questions.size() == 1 ? &method->questions.front() : nullptr;
  const auto found = std::ranges::find(method->questions, question, &method::Question::id);
  return found == method->questions.end() ? nullptr : &*found;
}

std::optional<std::string> designation_of(const votes::VoteTable& votes,
                                          const std::optional<std::string>& context) {
  const method::Question* question = votes.simulated ? nullptr : asked_question(votes);
  return question == nullptr ? std::nullopt
                             : method::designation_of(*method_of(votes), context.value_or(""), question->id);
}

void refuse_other_scores(const votes::VoteTable& votes, const std::string& name) {
  for (const std::string& method : votes.methods) {
    if (method::compares(method) && !votes.recoded)
      throw_input(
          name + ": the votes are of method \"" + method +
          "\", whose sign depends on what was heard first, and there is no column presentation that says it; "
          "add it (\"reference,processed\" or \"processed,reference\"), or take the column method out where "
          "all votes are processed against reference");
    const bool by_question = !votes.question.empty() || !question_named(votes).empty();
    if (method::asks_several(method) && !by_question)
      throw_input(
          name + ": the votes are of method \"" + method +
          "\", which asks several questions, and there is no column question that names them; add it, or "
          "take the column method out to get the plain mean anyway");
  }
}

std::optional<std::string> other_question(const votes::VoteTable& votes) {
  const std::string question = question_named(votes);
  for (const std::string& name : votes.methods) {
    const method::Method* method = method::recognised(name);
    if (method == nullptr) {
      if (method::scale_of(name)) return "of the method " + name;
    } else if (method->questions.size() == 1 && !method->scoring.names_bandwidth) {
      return method->scoring.designation + " (" + method->name + ")";
    }
  }
  if (question.empty() || is_quality(question)) return std::nullopt;
  return "on the question " + question;
}

bool higher_is_better(const votes::VoteTable& votes) {
  return std::none_of(votes.methods.begin(), votes.methods.end(), [](const std::string& name) {
    const method::Method* method = method::recognised(name);
    return method != nullptr && method->scoring.best == method::Best::centre;
  });
}

} // namespace quietroom::analysis
