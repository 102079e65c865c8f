#include "cli/analysis.h"

#include "cli/chosen_rows.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/vote_arguments.h"
#include "core/number.h"
#include "votes/questions.h"

#include <algorithm>
#include <cmath>

namespace quietroom::cli {

std::vector<Option> analysis_options() {
  std::vector<Option> out = vote_reading_options();
  out.push_back({"--json", "", "one JSON document"});
  out.push_back({"--csv", "", "a CSV in full precision"});
  return out;
}

votes::VoteTable votes_to_analyse(const Arguments& arguments, std::vector<std::string> factors,
                                  const std::vector<std::string>& if_present) {
  const std::string votes = *arguments.text("VOTES");
  ReadingOptions options = reading_options(arguments, std::move(factors));
  options.factors_if_present.insert(options.factors_if_present.end(), if_present.begin(), if_present.end());
  options.questions = true;
  votes::VoteTable table = read_votes(votes, options);
  say_left_out(votes, table.left_out);
  return table;
}

namespace {

struct QuestionAnalysis {
  std::string question; ///< as its column names it
  Analysis analysis;
};

using Analyses = std::vector<QuestionAnalysis>;

/// What the result is of, beside the figures.
struct Facts {
  bool several = false; ///< questions, each with an answer of its own
  std::vector<std::string> where;
  bool simulated = false;
  std::vector<votes::Excluded> excluded;
  votes::LeftOut left_out;
};

report::Json::Object json_of(Analyses analyses, const Facts& facts) {
  report::Json::Object out;
  if (!facts.several) {
    out = std::move(analyses.front().analysis.json);
  } else {
    report::Json::Array questions;
    for (auto& [question, analysis] : analyses) {
      report::Json::Object& one = analysis.json;
      one.emplace(one.begin(), "question", question);
      questions.emplace_back(std::move(one));
    }
    out.emplace_back("questions", std::move(questions));
  }
  out.emplace_back("where", facts.where);
  out.emplace_back("simulated", facts.simulated);
  out.emplace_back("excluded", exclusion_json(facts.excluded));
  out.emplace_back("left_out", report::Json::Object{{"practice", facts.left_out.practice},
                                                    {"void", facts.left_out.invalid},
                                                    {"empty", facts.left_out.empty}});
  return out;
}

report::Table csv_of(const Analyses& analyses, const Facts& facts) {
  report::Table out = analyses.front().analysis.csv;
  if (facts.several) {
    out.columns.insert(out.columns.begin(), {"question", "question", report::Align::left, ""});
    out.rows.clear();
    for (const auto& [question, analysis] : analyses)
      for (std::vector<report::Cell> row : analysis.csv.rows) {
        row.insert(row.begin(), question);
        out.rows.push_back(std::move(row));
      }
  }
  out.simulated = facts.simulated;
  add_exclusion_column(out, facts.excluded);
  add_where_column(out, facts.where);
  return out;
}

/// Notes that stand under every question are said once, below the last.
bool is_of_all(const std::string& note, const Analyses& analyses) {
  return std::all_of(analyses.begin(), analyses.end(), [&](const QuestionAnalysis& one) {
    const auto& notes = one.analysis.notes;
    return std::find(notes.begin(), notes.end(), note) != notes.end();
  });
}

std::string text_of(const Analyses& analyses, const Facts& facts) {
  const bool several = facts.several;
  std::string out = simulated_note(facts.simulated);
  if (!out.empty()) out += several ? "\n\n" : "\n";
  for (const auto& [question, analysis] : analyses) {
    if (several) out += "Question " + (question.empty() ? "(empty)" : question) + "\n\n";
    for (const report::Table& table : analysis.tables) out += report::to_text(table) + '\n';
    bool specific = false;
    for (const std::string& note : analysis.notes)
      if (several && !is_of_all(note, analyses)) {
        out += note + ".\n";
        specific = true;
      }
    if (specific) out += '\n';
  }
  for (const std::string& note : analyses.front().analysis.notes)
    if (!several || is_of_all(note, analyses)) out += note + ".\n";
  for (const std::string& note : {where_note(facts.where), exclusion_note(facts.excluded)})
    if (!note.empty()) out += note + ".\n";
  return out;
}

} // namespace

void print_analysis(const Arguments& arguments, votes::VoteTable votes,
                    const std::function<Analysis(const votes::VoteTable&)>& analyse) {
  const Facts facts{!votes.question.empty(), votes.where, votes.simulated, votes.excluded, votes.left_out};
  Analyses analyses;
  for (const auto& [question, part] : votes::by_question(std::move(votes)))
    analyses.push_back({question, analyse(part)});
  if (arguments.has("--json"))
    print(report::text(json_of(std::move(analyses), facts)));
  else if (arguments.has("--csv"))
    print(report::to_csv(csv_of(analyses, facts)));
  else
    print(text_of(analyses, facts));
}

std::string confidence_text(double alpha) {
  return shortest(std::round(1e14 * (1 - alpha)) / 1e12) + " %"; // without the last bits of 1 - alpha
}

std::string p_text(std::optional<double> p) {
  if (p && *p < 0.0001) return "<0.0001";
  return fixed(p, 4);
}

} // namespace quietroom::cli
