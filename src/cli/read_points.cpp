#include "cli/read_points.h"

#include "core/csv.h"
#include "core/error.h"
#include "core/number.h"
#include "emodel/inputs.h"

#include <algorithm>
#include <cmath>
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
  if (const auto why = emodel::impossible(*emodel::find_input(symbol, emodel::Band::narrow), *value))
    rows.fail(*why);
  return value;
}

std::optional<std::uint64_t> count_in(const NamedRows& rows, std::string_view column) {
  const auto value = rows.number(column);
  if (!value) return std::nullopt;
  if (*value < 0 || *value > 1e15 || *value != std::floor(*value))
    rows.fail(std::string(column) + " is " + shortest(*value) + "; it must be a whole number");
  return static_cast<std::uint64_t>(*value);
}

} // namespace

std::vector<compare::Point> read_pairs(const std::string& csv, bool mixed) {
  NamedRows rows(csv);
  std::vector<compare::Point> out;
  std::set<std::string> seen;
  std::string context;
  while (rows.next()) {
    compare::Point point;
    point.condition = rows.needed_text("condition");
    if (!seen.insert(point.condition).second)
      rows.fail("the condition " + point.condition + " stands twice; name it once");
    point.label = rows.text("label");
    if (out.empty()) context = rows.text("context");
    if (!mixed && rows.text("context") != context)
      rows.fail(
          "context \"" + rows.text("context") + "\" where the first row has \"" + context +
          "\"; scores of different contexts share no axis (--mixed-contexts compares them all the same)");
    rows.needed_text("mos");
    point.mos = *rows.number("mos");
    point.ci_half = rows.number("ci");
    if (point.ci_half && *point.ci_half < 0) rows.fail("ci is below 0; it is the half-width of the interval");
    point.n_votes = count_in(rows, "n");
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

} // namespace quietroom::cli
