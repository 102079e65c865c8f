#include "analysis/objective.h"

#include "core/error.h"
#include "core/number.h"

#include <algorithm>
#include <cmath>

namespace quietroom::analysis {

namespace {

compare::Point point_of(const stats::MosRow& row) {
  compare::Point out;
  out.condition = row.keys.front();
  if (row.keys.size() > 1) out.stimulus = row.keys[1];
  out.mos = row.mos;
  out.ci_half = row.ci_half;
  out.n_votes = row.n_votes;
  return out;
}

/// Each level of the column as a number; nothing for the empty one.
std::vector<std::optional<double>> scores_in(const votes::Factor& column, const std::string& votes) {
  std::vector<std::optional<double>> out;
  for (const std::string& text : column.levels) {
    out.push_back(parse_double(text));
    constexpr double beyond_any_scale = 1e9;
    if (out.back() && std::abs(*out.back()) > beyond_any_scale)
      throw_input(votes + ": the column " + column.name + " holds " + text +
                  ", which is beyond any scale; correct it");
    if (!text.empty() && !out.back())
      throw_input(votes + ": the column " + column.name + " holds \"" + text + "\"; it needs numbers");
  }
  return out;
}

/// By condition, the one score of each of its stimuli.
std::vector<std::map<std::uint32_t, double>>
scores_by_condition(const votes::VoteTable& table, const std::string& column, const std::string& votes) {
  const votes::Factor& scores = *table.find(column);
  const auto numbers = scores_in(scores, votes);
  std::vector<std::map<std::uint32_t, double>> out(table.condition().levels.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto value = numbers[scores.codes[i]];
    if (!value) continue;
    const std::uint32_t stimulus = table.stimulus().codes[i];
    const auto [place, is_new] = out[table.condition().codes[i]].try_emplace(stimulus, *value);
    if (!is_new && place->second != *value)
      throw_input(votes + ": the stimulus " + table.stimulus().levels[stimulus] + " has two values of " +
                  column + "; it needs one");
  }
  return out;
}

/// Not for none. Sorted first, so that the order of the votes changes no digit.
double mean_score(const std::map<std::uint32_t, double>& by_stimulus) {
  std::vector<double> values;
  for (const auto& [stimulus, value] : by_stimulus) values.push_back(value);
  std::sort(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

struct Name {
  std::string operator()(const EmodelObjective&) const { return "emodel"; }
  std::string operator()(const ColumnObjective& column) const { return column.column; }
  std::string operator()(const PairsObjective& pairs) const { return pairs.column; }
  std::string operator()(const ScoresObjective& scores) const { return scores.name; }
};

struct Subject {
  std::string operator()(const EmodelObjective&) const { return "E-model"; }
  std::string operator()(const ColumnObjective& column) const { return column.column; }
  std::string operator()(const PairsObjective& pairs) const {
    return pairs.column == "objective" ? "The objective estimate" : pairs.column;
  }
  std::string operator()(const ScoresObjective& scores) const { return scores.name; }
};

struct ValueName {
  std::string operator()(const EmodelObjective&) const { return "an E-model value"; }
  std::string operator()(const ColumnObjective& column) const { return "a value of " + column.column; }
  std::string operator()(const PairsObjective& pairs) const {
    return pairs.column == "objective" ? "an objective value" : "a value of " + pairs.column;
  }
  std::string operator()(const ScoresObjective& scores) const { return "a score of " + scores.name; }
};

struct Score {
  std::vector<compare::Point>& points;

  void operator()(const EmodelObjective& emodel) const {
    for (compare::Point& point : points) {
      const compare::ConditionModel* model = compare::find(emodel.models, point.condition);
      if (model == nullptr) continue;
      point.label = model->label;
      point.objective =
          point.stimulus.empty()
              ? compare::predicted_mos(*model, emodel.band, emodel.quantity)
              : compare::predicted_stimulus_mos(*model, point.stimulus, emodel.band, emodel.quantity);
    }
  }

  void operator()(const ColumnObjective& column) const { take(column.values); }

  void operator()(const ScoresObjective& scores) const { take(scores.values); }

  void take(const std::map<std::pair<std::string, std::string>, double>& values) const {
    for (compare::Point& point : points)
      if (const auto found = values.find({point.condition, point.stimulus}); found != values.end())
        point.objective = found->second;
  }

  void operator()(const PairsObjective& pairs) const {
    for (std::size_t i = 0; i < points.size(); ++i) points[i].objective = pairs.values.at(i);
  }
};

} // namespace

std::string name_of(const Objective& objective) { return std::visit(Name{}, objective); }

std::string subject_of(const Objective& objective) { return std::visit(Subject{}, objective); }

std::string value_name_of(const Objective& objective) { return std::visit(ValueName{}, objective); }

bool is_emodel(const Objective& objective) { return std::holds_alternative<EmodelObjective>(objective); }

std::vector<compare::Point> scores(const Objective& objective, std::vector<compare::Point> points) {
  std::visit(Score{points}, objective);
  return points;
}

std::vector<compare::Point> points_of(std::span<const stats::MosRow> rows) {
  std::vector<compare::Point> out;
  for (const stats::MosRow& row : rows) out.push_back(point_of(row));
  return out;
}

ColumnObjective column_objective(const votes::VoteTable& table, const std::string& column,
                                 const std::string& votes) {
  ColumnObjective out{column, {}};
  const auto by_condition = scores_by_condition(table, column, votes);
  for (std::size_t i = 0; i < by_condition.size(); ++i) {
    if (by_condition[i].empty()) continue;
    const std::string& condition = table.condition().levels[i];
    out.values[{condition, ""}] = mean_score(by_condition[i]);
    for (const auto& [stimulus, value] : by_condition[i])
      out.values[{condition, table.stimulus().levels[stimulus]}] = value;
  }
  return out;
}

} // namespace quietroom::analysis
