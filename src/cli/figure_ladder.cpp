#include "analysis/ladder.h"
#include "analysis/set_parameter.h"
#include "cli/figure_kinds.h"
#include "cli/figure_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "core/number.h"
#include "report/ladder_figure.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace quietroom::cli {

namespace {

constexpr std::array<const char*, 2> q_columns = {"q_db", "mnru_q_db"};

std::map<std::string, double> q_given(const std::vector<std::string>& pairs) {
  std::map<std::string, double> out;
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.rfind('=');
    const auto q =
        equals == std::string::npos ? std::nullopt : parse_double(std::string_view(pair).substr(equals + 1));
    if (!q) throw_input("--q-db \"" + pair + "\" is no CONDITION=Q; write for example mnru18=18");
    out[pair.substr(0, equals)] = *q;
  }
  return out;
}

/// A column of the votes that holds the Q of MNRU conditions and nothing for the others.
std::map<std::string, double> q_of_column(const study::Snapshot& snapshot, const votes::Factor& column) {
  std::map<std::string, double> out;
  const votes::Factor& condition = snapshot.votes.condition();
  for (std::size_t row = 0; row < snapshot.votes.size(); ++row) {
    const std::string& text = column.levels[column.codes[row]];
    if (text.empty()) continue;
    const std::string& id = condition.levels[condition.codes[row]];
    const auto q = parse_double(text);
    if (!q)
      throw_input(snapshot.name + ": " + column.name + " of " + id + " is \"" + text +
                  "\"; give a number or leave it empty");
    if (out.try_emplace(id, *q).first->second != *q)
      throw_input(snapshot.name + ": " + column.name + " of " + id +
                  " differs from row to row; a condition has one Q");
  }
  return out;
}

/// The steps mnru of the set, of conditions that have votes.
std::map<std::string, double> q_of_set(const study::Snapshot& snapshot) {
  if (!snapshot.set) return {};
  const votes::Factor& condition = snapshot.votes.condition();
  const std::set<std::uint32_t> used(condition.codes.begin(), condition.codes.end());
  std::map<std::string, double> out;
  for (const auto& parameter : analysis::set_parameters(snapshot.set->set))
    for (const auto& [id, q] : parameter.values)
      if (parameter.name == "mnru.q_db" && std::any_of(used.begin(), used.end(), [&](std::uint32_t code) {
            return condition.levels[code] == id;
          }))
        out[id] = q;
  return out;
}

std::map<std::string, double> q_of_conditions(const Arguments& arguments, const study::Snapshot& snapshot) {
  if (const auto given = arguments.list("--q-db")) return q_given(*given);
  for (const char* name : q_columns)
    if (const votes::Factor* column = snapshot.votes.find(name)) return q_of_column(snapshot, *column);
  return q_of_set(snapshot);
}

report::FigureForms ladder_of_votes(const Arguments& arguments) {
  const stats::CiOptions ci = ci_options(arguments);
  ReadingOptions options = reading_options(arguments, {});
  options.factors_if_present.insert(options.factors_if_present.end(), q_columns.begin(), q_columns.end());
  const study::Snapshot snapshot = votes_of_figure(arguments, options);
  const auto ladder =
      analysis::ladder_of(snapshot.votes, q_of_conditions(arguments, snapshot), ci, snapshot.name);
  return report::ladder_figure(
      ladder, analysis::scale_words(snapshot.votes, context_of_votes(arguments, snapshot.set)),
      snapshot.votes.scale, shown_conditions(arguments, snapshot.set));
}

} // namespace

FigureKind ladder_kind() {
  FigureKind out{"ladder", "MOS against the Q of the MNRU, and the equivalent Q of the other conditions",
                 vote_figure_options(), ladder_of_votes};
  out.options.push_back(
      {"--q-db", "CONDITION=Q,...",
       "the MNRU conditions and their Q (default: the steps of the set, or a column q_db)"});
  for (const Option& each : shown_condition_options()) out.options.push_back(each);
  return out;
}

} // namespace quietroom::cli
