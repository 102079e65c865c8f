#include "cli/read_points.h"

#include "cli/problem_output.h"
#include "cli/study_folder.h"
#include "core/named_rows.h"
#include "core/number.h"
#include "emodel/inputs.h"

#include <algorithm>
#include <set>

namespace quietroom::cli {

namespace {

/// `objective` and what begins like it; else what was asked for.
std::vector<std::string> objective_columns(NamedRows& rows, const std::vector<std::string>& asked) {
  std::vector<std::string> out = asked;
  if (asked.empty())
    for (const std::string& name : rows.header())
      if (name == "objective" || name.starts_with("objective_")) out.push_back(name);
  if (out.empty()) out.emplace_back("objective");
  std::vector<std::string> known = {"condition", "label", "stimulus", "mos",      "ci",
                                    "n",         "study", "context",  "simulated"};
  known.insert(known.end(), out.begin(), out.end());
  for (const std::string& name : rows.header()) // other models that were not asked for
    if (name.starts_with("objective_") && std::find(known.begin(), known.end(), name) == known.end())
      known.push_back(name);
  rows.report_unknown_columns(known);
  for (const char* needed : {"condition", "mos"})
    if (!rows.has(needed)) rows.error_of_file("no column " + std::string(needed) + "; pairs need one");
  for (const std::string& name : out)
    if (!rows.has(name)) rows.error_of_file("no column " + name + "; name the objective scores by --against");
  return out;
}

std::string name_of(const compare::Point& point) {
  return point.stimulus.empty() ? "the condition " + point.condition : "the stimulus " + point.stimulus;
}

compare::Point read_pair(NamedRows& rows) {
  compare::Point out;
  out.condition = rows.needed_text("condition");
  out.stimulus = rows.text("stimulus");
  out.label = rows.text("label");
  rows.needed_text("mos");
  out.mos = rows.number("mos").value_or(0);
  out.ci_half = rows.number("ci");
  if (out.ci_half && *out.ci_half < 0) rows.error("ci is below 0; it is the half-width of the interval");
  out.n_votes = rows.count("n");
  if (out.n_votes == std::uint64_t{0}) rows.error("n is 0; a mean needs one vote or more");
  return out;
}

/// A column that must say the same in all rows, and the mixing where it does not.
struct Constant {
  std::string column;
  analysis::Allowance needs;
  std::string why;
  std::optional<std::string> first = {};
  bool mixed = false;

  void see(const NamedRows& rows, std::vector<analysis::Mixing>& mixings) {
    const std::string text = rows.text(column);
    if (!first) first = text;
    if (mixed || text == *first) return;
    mixed = true;
    mixings.push_back({needs, rows.where() + ": " + column + " \"" + text + "\" where the first row has \"" +
                                  *first + "\"; " + why});
  }
};

} // namespace

PairsFile read_pairs(const std::string& csv, const std::vector<std::string>& columns) {
  NamedRows rows(csv);
  PairsFile out;
  analysis::PairsQuestion& pairs = out.question;
  for (std::string& column : objective_columns(rows, columns))
    pairs.objectives.push_back({std::move(column), csv, {}});
  using analysis::Allowance;
  Constant context{"context", Allowance::mixed_contexts, "scores of different contexts share no axis"};
  Constant study{"study", Allowance::mixed_studies, "each study has its own use of the scale"};
  std::set<std::pair<std::string, std::string>> seen;
  while (rows.next()) {
    const compare::Point point = read_pair(rows);
    if (!seen.emplace(point.condition, point.stimulus).second)
      rows.error(name_of(point) + " stands twice; name it once");
    for (Constant* constant : {&context, &study}) constant->see(rows, pairs.mixings);
    if (pairs.points.empty()) pairs.simulated = rows.text("simulated") == "1";
    if ((rows.text("simulated") == "1") != pairs.simulated)
      rows.error("simulated is not as in the first row; real and simulated votes never mix");
    pairs.points.push_back(point);
    for (analysis::PairsObjective& objective : pairs.objectives)
      objective.values.push_back(rows.number(objective.column));
  }
  if (seen.empty()) rows.error_of_file("holds no pair; it needs rows of condition,mos,ci,n,objective");
  out.context = context.first.value_or("");
  out.problems = std::move(rows).problems();
  return out;
}

namespace {

const std::vector<std::string> model_columns = {"condition", "label",  "stimulus", "Ie", "Bpl",
                                                "Ppl",       "BurstR", "T",        "Tr", "Ta",
                                                "kind",      "codec",  "q_db"}; // the last three: derive

std::optional<double> possible_number(NamedRows& rows, std::string_view symbol) {
  const auto value = rows.number(symbol);
  if (!value) return value;
  if (const auto why = emodel::impossible(*emodel::find_input(symbol, emodel::Band::narrow), *value)) {
    rows.error(*why);
    return std::nullopt;
  }
  return value;
}

compare::ConditionModel read_condition(NamedRows& rows) {
  compare::ConditionModel out;
  out.condition = rows.needed_text("condition");
  out.label = rows.text("label");
  out.Ie = possible_number(rows, "Ie");
  out.Bpl = possible_number(rows, "Bpl");
  out.delays = {possible_number(rows, "T").value_or(0), possible_number(rows, "Tr").value_or(0),
                possible_number(rows, "Ta").value_or(0)};
  out.where = rows.where();
  return out;
}

} // namespace

ModelsFile read_models_file(const std::string& csv) {
  NamedRows rows(csv);
  rows.report_unknown_columns(model_columns);
  for (const char* needed : {"condition", "Ie"})
    if (!rows.has(needed))
      rows.error_of_file("no column " + std::string(needed) + "; the E-model needs it of every condition");
  ModelsFile out;
  while (rows.next()) {
    compare::ConditionModel read = read_condition(rows);
    auto model = std::find_if(out.models.begin(), out.models.end(),
                              [&](const auto& m) { return m.condition == read.condition; });
    if (model == out.models.end()) {
      out.models.push_back(std::move(read));
      model = out.models.end() - 1;
    } else if (read.Ie != model->Ie || read.Bpl != model->Bpl || read.delays != model->delays) {
      rows.error("Ie, Bpl or a delay of " + read.condition +
                 " differs from an earlier row; a condition has one of each");
    }
    model->stimuli.push_back({rows.text("stimulus"), possible_number(rows, "Ppl").value_or(0),
                              possible_number(rows, "BurstR").value_or(1)});
  }
  if (out.models.empty())
    rows.error_of_file("holds no condition; it needs rows of condition,Ie,Bpl,Ppl,BurstR");
  out.problems = std::move(rows).problems();
  return out;
}

std::vector<compare::ConditionModel> read_models(const std::string& csv) {
  ModelsFile file = read_models_file(csv);
  stop_at_problems(file.problems, csv);
  return std::move(file.models);
}

void stop_at_problems(const std::vector<Problem>& problems, const std::string& csv) {
  std::vector<Problem> errors, warnings;
  for (const Problem& problem : problems)
    (problem.severity == Severity::error ? errors : warnings).push_back(problem);
  say_problems(warnings);
  if (errors.size() == 1) throw_input(text(errors.front())); // one sentence says it all
  stop_at_errors(errors, csv);
}

} // namespace quietroom::cli
