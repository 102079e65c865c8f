#pragma once

#include "analysis/per_question.h"
#include "core/json.h"
#include "report/table.h"

#include <string>
#include <vector>

/// An answer in each of its forms, question by question, with the votes that it is of.
namespace quietroom::report {

/// What an answer looks like, without its votes: those are put to each form in one place.
struct AnswerForms {
  std::vector<Table> tables;      ///< for readers
  std::vector<std::string> notes; ///< sentences below them without full stops: methods, numbers
  Table csv;                      ///< one table, every figure
  Json::Object json;
};

using AnswersInForms = analysis::PerQuestion<AnswerForms>;

/// Tables and notes; of several questions each below a heading. A note that holds for every question stands
/// once, below the last.
std::string answer_text(const AnswersInForms& answers);

/// One table; of several questions with `question` as its first column.
std::string answer_csv(const AnswersInForms& answers);

/// One document; of several questions `questions`, an array of the documents with `question` as their first
/// key.
std::string answer_json(const AnswersInForms& answers);

} // namespace quietroom::report
