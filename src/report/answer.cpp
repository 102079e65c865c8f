#include "report/answer.h"

#include "report/provenance_forms.h"

#include <algorithm>

namespace quietroom::report {

namespace {

bool has(const AnswerForms& answer, const std::string& note) {
  return std::find(answer.notes.begin(), answer.notes.end(), note) != answer.notes.end();
}

/// Whether a note stands below every question.
bool is_of_all(const AnswersInForms& answers, const std::string& note) {
  return std::all_of(answers.answers.begin(), answers.answers.end(),
                     [&](const AnswersInForms::One& one) { return has(one.answer, note); });
}

std::string sentences(const std::vector<std::string>& notes) {
  std::string out;
  for (const std::string& note : notes) out += note + ".\n";
  return out;
}

/// Notes of the first answer that hold for all, or of one answer those that do not.
std::vector<std::string> notes_where(const AnswersInForms& answers, const AnswerForms& answer, bool of_all) {
  std::vector<std::string> out;
  std::copy_if(answer.notes.begin(), answer.notes.end(), std::back_inserter(out),
               [&](const std::string& note) { return is_of_all(answers, note) == of_all; });
  return out;
}

std::string question_text(const AnswersInForms& answers, const AnswersInForms::One& one) {
  std::string out;
  if (answers.several) out += "Question " + (one.question.empty() ? "(empty)" : one.question) + "\n\n";
  for (const Table& table : one.answer.tables) out += to_text(table) + '\n';
  const auto own = notes_where(answers, one.answer, false);
  return own.empty() ? out : out + sentences(own) + '\n';
}

} // namespace

std::string answer_text(const AnswersInForms& answers) {
  std::string out = simulated_note(answers.provenance.simulated);
  if (!out.empty()) out += answers.several ? "\n\n" : "\n";
  for (const AnswersInForms::One& one : answers.answers) out += question_text(answers, one);
  out += sentences(notes_where(answers, answers.answers.front().answer, true));
  return out + sentences(notes_with_level(answers.provenance));
}

std::string answer_csv(const AnswersInForms& answers) {
  Table out = answers.answers.front().answer.csv;
  if (answers.several) {
    out.columns.insert(out.columns.begin(), {"question", "question", Align::left, ""});
    out.rows.clear();
    for (const auto& [question, answer] : answers.answers)
      for (std::vector<Cell> row : answer.csv.rows) {
        row.insert(row.begin(), question);
        out.rows.push_back(std::move(row));
      }
  }
  add_provenance(out, answers.provenance);
  return to_csv(out);
}

std::string answer_json(const AnswersInForms& answers) {
  Json::Object out;
  if (answers.several) {
    Json::Array questions;
    for (const auto& [question, answer] : answers.answers) {
      Json::Object one = {{"question", question}};
      one.insert(one.end(), answer.json.begin(), answer.json.end());
      questions.emplace_back(std::move(one));
    }
    out.emplace_back("questions", std::move(questions));
  } else {
    out = answers.answers.front().answer.json;
  }
  add_provenance(out, answers.provenance);
  return text(Json(std::move(out)));
}

} // namespace quietroom::report
