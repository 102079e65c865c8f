#include "analysis/pairs_table.h"

#include <algorithm>
#include <set>

namespace quietroom::analysis {

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

std::string pair_name(const compare::Point& point) {
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
  Allowance needs;
  std::string why;
  std::optional<std::string> first = {};
  bool mixed = false;

  void see(const NamedRows& rows, std::vector<Mixing>& mixings) {
    const std::string text = rows.text(column);
    if (!first) first = text;
    if (mixed || text == *first) return;
    mixed = true;
    mixings.push_back({needs, rows.where() + ": " + column + " \"" + text + "\" where the first row has \"" +
                                  *first + "\"; " + why});
  }
};

} // namespace

PairsTable pairs_of(NamedRows& rows, const std::string& file, const std::vector<std::string>& columns) {
  PairsTable out;
  PairsQuestion& pairs = out.question;
  for (std::string& column : objective_columns(rows, columns))
    pairs.objectives.push_back({std::move(column), file, {}});
  Constant context{"context", Allowance::mixed_contexts, "scores of different contexts share no axis"};
  Constant study{"study", Allowance::mixed_studies, "each study has its own use of the scale"};
  std::set<std::pair<std::string, std::string>> seen;
  while (rows.next()) {
    const compare::Point point = read_pair(rows);
    if (!seen.emplace(point.condition, point.stimulus).second)
      rows.error(pair_name(point) + " stands twice; name it once");
    for (Constant* constant : {&context, &study}) constant->see(rows, pairs.mixings);
    if (pairs.points.empty()) pairs.simulated = rows.text("simulated") == "1";
    if ((rows.text("simulated") == "1") != pairs.simulated)
      rows.error("simulated is not as in the first row; real and simulated votes never mix");
    pairs.points.push_back(point);
    for (PairsObjective& objective : pairs.objectives)
      objective.values.push_back(rows.number(objective.column));
  }
  if (seen.empty()) rows.error_of_file("holds no pair; it needs rows of condition,mos,ci,n,objective");
  out.context = context.first.value_or("");
  out.problems = rows.problems();
  return out;
}

} // namespace quietroom::analysis
