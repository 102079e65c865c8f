#include "cli/points.h"

#include "core/csv.h"
#include "core/error.h"
#include "core/number.h"
#include "emodel/inputs.h"

#include <algorithm>
#include <map>
#include <set>

namespace quietroom::cli {

namespace {

/// A CSV whose columns are asked for by name.
class NamedRows {
public:
  explicit NamedRows(const std::string& csv) : m_reader(csv) {
    std::vector<std::string_view> header;
    if (!m_reader.next(header)) throw_input(csv + ": the file is empty; it needs a header");
    m_header.assign(header.begin(), header.end());
  }

  bool next() {
    if (!m_reader.next(m_fields)) return false;
    if (m_fields.size() != m_header.size())
      fail(std::to_string(m_fields.size()) + " fields where the header has " +
           std::to_string(m_header.size()) + "; quote fields that hold commas");
    return true;
  }

  /// Empty where the column or its value is missing.
  std::string text(std::string_view column) const {
    const auto found = std::find(m_header.begin(), m_header.end(), column);
    return found == m_header.end()
               ? ""
               : std::string(m_fields[static_cast<std::size_t>(found - m_header.begin())]);
  }

  std::string needed_text(std::string_view column) const {
    std::string out = text(column);
    if (out.empty()) fail("no " + std::string(column) + "; every row needs one");
    return out;
  }

  std::optional<double> number(std::string_view column) const {
    const std::string given = text(column);
    if (given.empty()) return std::nullopt;
    const auto value = parse_double(given);
    if (!value) fail(std::string(column) + " is \"" + given + "\"; give a number or leave it empty");
    return value;
  }

  [[noreturn]] void fail(const std::string& sentence) const {
    throw_input(m_reader.where() + ": " + sentence);
  }

private:
  CsvReader m_reader;
  std::vector<std::string> m_header;
  std::vector<std::string_view> m_fields;
};

std::optional<double> possible_number(const NamedRows& rows, std::string_view symbol) {
  const auto value = rows.number(symbol);
  if (!value) return value;
  if (const auto why = emodel::impossible(*emodel::find_input(symbol), *value)) rows.fail(*why);
  return value;
}

compare::Point point_of(const stats::MosRow& row) {
  compare::Point out;
  out.condition = row.keys.front();
  out.mos = row.mos;
  out.ci_half = row.ci_half;
  out.n_votes = row.n_votes;
  return out;
}

} // namespace

std::vector<compare::Point> read_pairs(const std::string& csv) {
  NamedRows rows(csv);
  std::vector<compare::Point> out;
  std::set<std::string> seen;
  while (rows.next()) {
    compare::Point point;
    point.condition = rows.needed_text("condition");
    if (!seen.insert(point.condition).second)
      rows.fail("the condition " + point.condition + " stands twice; name it once");
    point.label = rows.text("label");
    rows.needed_text("mos");
    point.mos = *rows.number("mos");
    point.ci_half = rows.number("ci");
    if (point.ci_half && *point.ci_half < 0) rows.fail("ci is below 0; it is the half-width of the interval");
    if (const auto n = rows.number("n"); n && *n >= 0) point.n_votes = static_cast<std::uint64_t>(*n);
    point.objective = rows.number("objective");
    out.push_back(std::move(point));
  }
  if (out.empty()) throw_input(csv + ": holds no pair; it needs rows of condition,mos,ci,n,objective");
  return out;
}

std::vector<compare::ConditionModel> read_models(const std::string& csv) {
  NamedRows rows(csv);
  std::vector<compare::ConditionModel> out;
  while (rows.next()) {
    const std::string condition = rows.needed_text("condition");
    auto model =
        std::find_if(out.begin(), out.end(), [&](const auto& m) { return m.condition == condition; });
    if (model == out.end()) {
      out.push_back(
          {condition, rows.text("label"), possible_number(rows, "Ie"), possible_number(rows, "Bpl"), {}});
      model = out.end() - 1;
    } else if (possible_number(rows, "Ie") != model->Ie || possible_number(rows, "Bpl") != model->Bpl) {
      rows.fail("Ie or Bpl of " + condition + " differs from an earlier row; a condition has one of each");
    }
    model->stimuli.push_back({rows.text("stimulus"), possible_number(rows, "Ppl").value_or(0),
                              possible_number(rows, "BurstR").value_or(1)});
  }
  if (out.empty()) throw_input(csv + ": holds no condition; it needs rows of condition,Ie,Bpl,Ppl,BurstR");
  return out;
}

std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const std::vector<compare::ConditionModel>& models) {
  std::vector<compare::Point> out;
  for (const stats::MosRow& row : rows) {
    compare::Point& point = out.emplace_back(point_of(row));
    const compare::ConditionModel* model = compare::find(models, point.condition);
    if (model == nullptr) continue;
    point.label = model->label;
    point.objective = compare::predicted_mos(*model);
  }
  return out;
}

std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const stats::VoteTable& table, const std::string& column,
                                           const std::string& votes) {
  const stats::Factor& scores = *table.find(column);
  std::map<std::string, std::map<std::uint32_t, double>> by_condition; // stimulus -> score
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string& text = scores.levels[scores.codes[i]];
    if (text.empty()) continue;
    const auto value = parse_double(text);
    if (!value) throw_input(votes + ": the column " + column + " holds \"" + text + "\"; it needs numbers");
    const std::uint32_t stimulus = table.stimulus().codes[i];
    auto& condition = by_condition[table.condition().levels[table.condition().codes[i]]];
    const auto [place, is_new] = condition.try_emplace(stimulus, *value);
    if (!is_new && place->second != *value)
      throw_input(votes + ": the stimulus " + table.stimulus().levels[stimulus] + " has two values of " +
                  column + "; it needs one");
  }
  std::vector<compare::Point> out;
  for (const stats::MosRow& row : rows) {
    compare::Point& point = out.emplace_back(point_of(row));
    const auto found = by_condition.find(point.condition);
    if (found == by_condition.end()) continue;
    std::vector<double> values;
    for (const auto& [stimulus, value] : found->second) values.push_back(value);
    std::sort(values.begin(), values.end()); // so that the order of the votes changes no digit
    double sum = 0;
    for (const double value : values) sum += value;
    point.objective = sum / static_cast<double>(values.size());
  }
  return out;
}

} // namespace quietroom::cli
