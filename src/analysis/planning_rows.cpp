#include "analysis/planning_rows.h"

#include "core/error.h"
#include "core/number.h"

#include <algorithm>
#include <cmath>

namespace quietroom::analysis {

namespace {

double field_value(const emodel::Input& input, std::string_view text, const CsvReader& reader,
                   OutOfRange& seen) {
  const auto value = parse_double(text);
  if (!value)
    throw_input(reader.where() + ": " + std::string(input.symbol) + " is \"" + std::string(text) +
                "\"; give a number");
  if (*value >= input.low && *value <= input.high) return *value;
  if (const auto why = impossible(input, *value)) throw_input(reader.where() + ": " + *why);
  if (++seen.rows == 1) seen.first = reader.where() + ": " + out_of_range(input, *value).value();
  return *value;
}

} // namespace

RowLayout row_layout(std::span<const std::string_view> header, emodel::Band band, const std::string& where) {
  RowLayout out{{}, header.size()};
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (const emodel::Input* input = find_input(header[i], band))
      out.columns.push_back({input, i});
    else if (emodel::is_symbol(header[i]))
      out.warnings.push_back(where + ": the " + std::string(name(band)) + " model has no input " +
                             std::string(header[i]) + "; the column passes through unread");
  }
  return out;
}

void refuse_faulty_header(std::span<const std::string_view> header, const RowLayout& layout,
                          const std::string& where) {
  if (std::find(header.begin(), header.end(), "codec") != header.end())
    throw_input(where +
                ": a column codec is not read; give Ie and Bpl in its place (--list-codecs has them), or one "
                "--codec for all rows");
  if (layout.columns.empty())
    throw_input(where +
                ": no column is a symbol of the model, such as Ie, Bpl or Ppl; name them so, with commas "
                "between");
  for (auto name = header.begin(); name != header.end(); ++name)
    if (!name->empty() && std::find(header.begin(), name, *name) != name)
      throw_input(where + ": the column " + std::string(*name) + " stands twice; leave one out");
}

void add(RowFindings& all, const RowFindings& following) {
  all.faults += following.faults;
  all.doubts |= following.doubts;
  all.ranges.resize(std::max(all.ranges.size(), following.ranges.size()));
  for (std::size_t i = 0; i < following.ranges.size(); ++i) {
    if (all.ranges[i].rows == 0) all.ranges[i].first = following.ranges[i].first;
    all.ranges[i].rows += following.ranges[i].rows;
  }
}

std::vector<std::string> range_warnings(const RowFindings& findings) {
  std::vector<std::string> out;
  for (const OutOfRange& seen : findings.ranges)
    if (seen.rows > 0)
      out.push_back(seen.first +
                    (seen.rows > 1 ? ", and " + std::to_string(seen.rows - 1) + " more such rows" : ""));
  return out;
}

std::vector<std::string> unverified_parts(const PlanningQuestion& question, const RowFindings& findings) {
  std::vector<std::string> out = question.unverified;
  const auto of_model = emodel::unverified(emodel::band_of(question.in), findings.doubts);
  out.insert(out.end(), of_model.begin(), of_model.end());
  return out;
}

RowRater::RowRater(const RowLayout& layout, const PlanningQuestion& question)
    : m_layout(layout), m_question(question) {
  m_findings.ranges.resize(layout.columns.size());
}

std::optional<emodel::Scores> RowRater::rate(const std::vector<std::string_view>& fields,
                                             const CsvReader& reader) {
  try {
    return rated(fields, reader);
  } catch (const Error& e) { // a row is a unit of work: the others go on
    if (++m_findings.faults <= most_faults_told) m_findings.problems.emplace_back(e.what());
    return std::nullopt;
  }
}

emodel::Scores RowRater::rated(const std::vector<std::string_view>& fields, const CsvReader& reader) {
  if (fields.size() != m_layout.width)
    throw_input(reader.where() + ": " + std::to_string(fields.size()) + " fields where the header has " +
                std::to_string(m_layout.width) + "; quote fields that hold commas");
  emodel::Model in = m_question.in;
  for (std::size_t i = 0; i < m_layout.columns.size(); ++i)
    if (const auto& [input, at] = m_layout.columns[i]; !fields[at].empty())
      input->field(in) = field_value(*input, fields[at], reader, m_findings.ranges[i]);
  const emodel::Scores scores = m_rater.rate(in);
  if (!std::isfinite(scores.R)) throw_input(reader.where() + ": " + why_no_value(m_question));
  m_findings.doubts |= emodel::doubts(in);
  return scores;
}

} // namespace quietroom::analysis
