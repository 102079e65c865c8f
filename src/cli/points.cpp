#include "cli/points.h"

#include "core/error.h"
#include "core/number.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace quietroom::cli {

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
std::vector<std::optional<double>> numbers_of(const votes::Factor& column, const std::string& votes) {
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
std::vector<std::map<std::uint32_t, double>> scores_of(const votes::VoteTable& table,
                                                       const std::string& column, const std::string& votes) {
  const votes::Factor& scores = *table.find(column);
  const auto numbers = numbers_of(scores, votes);
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

std::optional<double> mean_score(const std::map<std::uint32_t, double>& scores) {
  if (scores.empty()) return std::nullopt;
  std::vector<double> values;
  for (const auto& [stimulus, value] : scores) values.push_back(value);
  std::sort(values.begin(), values.end()); // so that the order of the votes changes no digit
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

} // namespace

std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const std::vector<compare::ConditionModel>& models,
                                           emodel::Band band, compare::Quantity quantity) {
  std::vector<compare::Point> out;
  for (const stats::MosRow& row : rows) {
    compare::Point& point = out.emplace_back(point_of(row));
    const compare::ConditionModel* model = compare::find(models, point.condition);
    if (model == nullptr) continue;
    point.label = model->label;
    point.objective = point.stimulus.empty()
                          ? compare::predicted_mos(*model, band, quantity)
                          : compare::predicted_stimulus_mos(*model, point.stimulus, band, quantity);
  }
  return out;
}

std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const votes::VoteTable& table, const std::string& column,
                                           const std::string& votes) {
  std::map<std::pair<std::string, std::string>, std::optional<double>> objective; // no stimulus: all of them
  const auto scores = scores_of(table, column, votes);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::string& condition = table.condition().levels[i];
    objective[{condition, ""}] = mean_score(scores[i]);
    for (const auto& [stimulus, value] : scores[i])
      objective[{condition, table.stimulus().levels[stimulus]}] = value;
  }
  std::vector<compare::Point> out;
  for (const stats::MosRow& row : rows) {
    out.push_back(point_of(row));
    out.back().objective = objective[{out.back().condition, out.back().stimulus}];
  }
  return out;
}

} // namespace quietroom::cli
