#include "votes/wide_votes.h"

#include "core/csv.h"
#include "core/error.h"
#include "votes/column_names.h"

#include <algorithm>
#include <set>

namespace quietroom::votes {

StimulusColumns read_stimulus_columns(const std::string& csv) {
  CsvReader reader(csv);
  std::vector<std::string_view> fields;
  reader.next(fields);
  const std::vector<std::string> header(fields.begin(), fields.end());
  const auto stimulus = std::find(header.begin(), header.end(), "stimulus") - header.begin();
  if (std::count(header.begin(), header.end(), "stimulus") != 1 ||
      std::count(header.begin(), header.end(), "condition") != 1)
    throw_input(csv + ":1: the header needs the columns stimulus and condition, each once");
  const auto without_stimulus = [&](const auto& row) {
    std::vector<std::string> out(row.begin(), row.end());
    out.erase(out.begin() + stimulus);
    return out;
  };
  StimulusColumns out{csv, without_stimulus(header), {}};
  while (reader.next(fields)) {
    if (fields.size() != header.size())
      throw_input(reader.where() + ": " + std::to_string(fields.size()) + " fields where the header has " +
                  std::to_string(header.size()) + "; quote fields that hold commas");
    const std::string name(trimmed(fields[static_cast<std::size_t>(stimulus)]));
    if (!out.rows.emplace(name, without_stimulus(fields)).second)
      throw_input(reader.where() + ": the stimulus " + name + " stands in two rows; keep one");
  }
  return out;
}

bool is_wide(Row header) {
  return header.size() > 1 && header[0] == "listener" &&
         std::none_of(header.begin() + 1, header.end(), is_known_column);
}

WideVotes::WideVotes(const std::string& source, Row header, const StimulusColumns* stimuli)
    : m_source(source), m_header{"listener", "stimulus"} {
  if (stimuli == nullptr)
    m_header.emplace_back("condition");
  else
    m_header.insert(m_header.end(), stimuli->columns.begin(), stimuli->columns.end());
  m_header.emplace_back("vote");
  std::set<std::string_view> seen;
  if (header.empty() || header[0] != "listener")
    throw_input(source + ":1: the first column of a wide table must be called listener; name it so, or give "
                         "--map listener=NAME");
  for (const std::string_view given : header.subspan(1)) {
    const std::string_view name = trimmed(given);
    if (name.empty()) throw_input(source + ":1: a column of votes has no name; name its stimulus");
    if (!seen.insert(name).second)
      throw_input(source + ":1: the stimulus " + std::string(name) +
                  " stands twice in the header; name it once");
    std::vector<std::string>& entry = m_stimuli.emplace_back(1, std::string(name));
    if (stimuli == nullptr) {
      entry.emplace_back(name);
      continue;
    }
    const auto found = stimuli->rows.find(name);
    if (found == stimuli->rows.end())
      throw_input(stimuli->source + ": has no row for the stimulus " + std::string(name) + " of " + source);
    entry.insert(entry.end(), found->second.begin(), found->second.end());
  }
}

void WideVotes::each(Row row, std::uint64_t line, const RowSink& sink) const {
  if (row.size() != m_stimuli.size() + 1)
    throw_input(m_source + ":" + std::to_string(line) + ": " + std::to_string(row.size()) +
                " fields where the header has " + std::to_string(m_stimuli.size() + 1) +
                "; an absent vote is an empty field");
  std::vector<std::string_view> fields(m_header.size());
  fields.front() = row.front();
  for (std::size_t i = 0; i < m_stimuli.size(); ++i) {
    if (trimmed(row[i + 1]).empty()) continue;
    std::copy(m_stimuli[i].begin(), m_stimuli[i].end(), fields.begin() + 1);
    fields.back() = row[i + 1];
    sink(fields, line);
  }
}

} // namespace quietroom::votes
