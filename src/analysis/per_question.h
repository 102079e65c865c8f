#pragma once

#include "analysis/provenance.h"
#include "votes/questions.h"

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace quietroom::analysis {

/// What was found out, for each question that the listeners were asked. No answer is of two questions.
template<class Answer>
struct PerQuestion {
  struct One {
    std::string question; ///< as its column names it; empty where there is one question only
    Answer answer;
  };

  Provenance provenance;    ///< of all the votes together
  bool several = false;     ///< the votes name their question, so each answer stands under its name
  std::vector<One> answers; ///< bytewise by question; one without a name where the votes name none
};

/// Takes the votes apart by question and has each part answered by `answer(const votes::VoteTable&)`.
template<class Ask>
auto per_question(votes::VoteTable table, const Ask& answer) {
  PerQuestion<std::invoke_result_t<const Ask&, const votes::VoteTable&>> out;
  out.provenance = provenance_of(table);
  out.several = !table.question.empty();
  for (const auto& [question, part] : votes::by_question(std::move(table)))
    out.answers.push_back({question, answer(part)});
  return out;
}

/// The same questions and votes with each answer in another shape, such as its forms.
template<class Answer, class Shape>
auto each_answer(const PerQuestion<Answer>& answers, const Shape& shape) {
  PerQuestion<std::invoke_result_t<const Shape&, const Answer&>> out;
  out.provenance = answers.provenance;
  out.several = answers.several;
  for (const auto& [question, answer] : answers.answers) out.answers.push_back({question, shape(answer)});
  return out;
}

} // namespace quietroom::analysis
