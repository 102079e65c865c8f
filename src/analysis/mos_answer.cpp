#include "analysis/mos_answer.h"

#include "core/error.h"
#include "method/methods.h"
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
    if (!level.empty() && !votes::parse_scale(level)) return level;
  }
  return {};
}

/// Overall quality, also as P.835 calls it.
bool is_quality(const std::string& question) {
  const std::string name = votes::lower_case(question);
  return name == "quality" || name == "ovrl";
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
  if (const method::Method* method = method_of(votes); !method || !method->scoring.has_good_or_better)
    for (stats::MosRow& row : out.rows) row.p_good_or_better = row.p_poor_or_worse = std::nullopt;
  return out;
}

std::optional<std::string> designation_of(const votes::VoteTable& votes,
                                          const std::optional<std::string>& context) {
  const method::Method* method = method_of(votes);
  if (votes.simulated || method == nullptr || !votes.question.empty()) return std::nullopt;
  const std::string question = question_named(votes);
  if (!question.empty() && question != method->questions.front().id) return std::nullopt;
  return method::designation_of(*method, context.value_or(""));
}

void refuse_other_scores(const votes::VoteTable& votes, const std::string& name) {
  for (const std::string& method : votes.methods) {
    if (method::score_is_mean(method)) continue;
    const bool by_question = !votes.question.empty() || !question_named(votes).empty();
    if (by_question && method::asks_several(method)) continue; // a mean for each of its questions
    throw_input(
        name + ": the votes are of method \"" + method +
        "\", whose score is not the mean of the votes, and this version cannot compute it yet. Take the "
        "column method out to get the plain mean anyway");
  }
}

std::optional<std::string> other_question(const votes::VoteTable& votes) {
  for (const std::string& name : votes.methods) {
    if (const method::Method* method = method::recognised(name)) {
      if (!method->scoring.names_bandwidth) return method->scoring.designation + " (" + method->name + ")";
    } else if (method::scale_of(name) && !method::asks_several(name)) {
      return "of the method " + name;
    }
  }
  const std::string question = question_named(votes);
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
