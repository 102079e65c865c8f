#include "bundle/bids.h"

#include "bundle/column_dictionary.h"
#include "bundle/dataset_description.h"
#include "core/json.h"
#include "core/lower_case.h"
#include "votes/column_names.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::bundle {

namespace {

std::string alphanumeric(std::string_view text) {
  std::string out;
  for (const char c : text)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
  return out.empty() ? "x" : out;
}

/// A TSV of BIDS has no quotes: what would end a cell becomes a blank.
std::string tsv_cell(std::string_view text) {
  std::string out(votes::trimmed(text));
  std::ranges::replace_if(
      out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return out.empty() ? "n/a" : out;
}

std::string sidecar(const std::vector<std::string>& columns) {
  Json::Object out = {{"InstitutionName", "n/a"},
                      {"TaskName", "listening"},
                      {"TaskDescription", "Listeners judge samples of sound, one after the other."}};
  for (const std::string& column : columns) {
    const auto meaning = meaning_of(column);
    Json::Object about = {{"Description", meaning ? meaning->meaning : "a column of the source"}};
    if (meaning && !meaning->unit.empty()) about.emplace_back("Units", meaning->unit);
    out.emplace_back(column, std::move(about));
  }
  return text(out);
}

} // namespace

void BidsDataset::header(votes::Row names) {
  for (const std::string_view each : names) m_columns.emplace_back(votes::trimmed(each));
  m_listener = static_cast<std::size_t>(std::ranges::find(m_columns, "listener") - m_columns.begin());
}

BidsDataset::Participant& BidsDataset::participant(std::string_view listener) {
  const auto known = m_places.find(listener);
  if (known != m_places.end()) return m_participants[known->second];
  std::string label = alphanumeric(listener);
  const auto is_taken = [&](const std::string& text) {
    return std::ranges::any_of(m_participants, [&](const Participant& each) {
      return lower_case(each.label) == lower_case(text); // folders of some disks know no case
    });
  };
  for (int i = 2; is_taken(label); ++i) label = alphanumeric(listener) + "x" + std::to_string(i);
  m_places.emplace(listener, m_participants.size());
  return m_participants.emplace_back(Participant{label, std::string(listener), {}});
}

void BidsDataset::row(votes::Row fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (i != m_listener) line += (line.empty() ? "" : "\t") + tsv_cell(fields[i]);
  participant(votes::trimmed(fields[m_listener])).rows += line + '\n';
}

std::vector<TextFile> BidsDataset::files() const {
  const std::string task = "listening";
  std::vector<std::string> columns;
  std::string head;
  for (const std::string& column : m_columns)
    if (column != "listener") {
      head += (head.empty() ? "" : "\t") + tsv_cell(column);
      columns.push_back(column);
    }
  std::vector<const Participant*> sorted;
  for (const Participant& each : m_participants) sorted.push_back(&each);
  std::ranges::sort(sorted, {}, &Participant::label);
  std::string participants = "participant_id\tlistener\n";
  std::vector<TextFile> out;
  for (const Participant* each : sorted) {
    participants += "sub-" + each->label + '\t' + tsv_cell(each->listener) + '\n';
    const std::string stem = fmt::format("sub-{0}/beh/sub-{0}_task-{1}_beh", each->label, task);
    out.push_back({stem + ".tsv", head + '\n' + each->rows});
  }
  out.push_back({fmt::format("task-{}_beh.json", task), sidecar(columns)});
  out.push_back({"participants.tsv", participants});
  out.push_back(
      {"participants.json",
       text(Json::Object{{"listener", Json::Object{{"Description", "id of the listener in the study"}}}})});
  out.push_back({"dataset_description.json",
                 text(Json::Object{{"Name", m_name},
                                   {"BIDSVersion", "1.9.0"},
                                   {"DatasetType", "raw"},
                                   {"GeneratedBy", Json::Array{Json::Object{{"Name", "Quietroom"},
                                                                            {"Version", m_version}}}}})});
  out.push_back(
      {"README",
       fmt::format(
           "Votes of the listening test {}.\n\nEach sub-*/beh/*_beh.tsv has the trials of one listener, one "
           "row "
           "per answer, practice and void attempts too. task-listening_beh.json describes the columns.\n",
           m_name)});
  return out;
}

} // namespace quietroom::bundle
