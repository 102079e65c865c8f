#include "imported/reading.h"

#include <fmt/format.h>

namespace quietroom::imported {

// The CSV that pymushra's admin pages hand out: columns wm_..., responses_... and questionaire_... (so
// spelt), a row a response, with semicolons.

namespace {

bool is_pymushra(const Reading& reading) {
  const std::vector<std::string>& header = reading.sheet->header();
  const bool responses = has_column(header, "responses_score") || has_column(header, "responses_answer") ||
                         has_column(header, "responses_stimulusRating");
  return has_column(header, "wm_id") && has_column(header, "questionaire_uuid") && responses;
}

/// The number in "['4']" or "4"; the text as it is where there is more.
std::string_view likert_value(std::string_view text) {
  for (const char* ends : {"[]", "''", "\"\""})
    if (text.size() >= 2 && text.front() == ends[0] && text.back() == ends[1])
      text = text.substr(1, text.size() - 2);
  return text;
}

void set_pymushra_vote(Reading& reading, const Record& record, std::string_view type) {
  Rows& rows = *reading.rows;
  const auto of = [&](std::string_view column) {
    return cell(record, find_column(reading.sheet->header(), column));
  };
  const bool pair = type == "paired_comparison";
  const std::string_view stimulus = of(pair ? "responses_nonReference" : "responses_stimulus");
  rows.set("stimulus", fmt::format("{}/{}", of("wm_id"), stimulus));
  rows.set("condition", stimulus);
  if (type == "mushra") {
    rows.set("vote", of("responses_score"));
    rows.set("method", "mushra");
    rows.set("scale", "0:100");
    rows.set("role", stimulus == "reference"          ? "hidden_reference"
                     : stimulus.starts_with("anchor") ? "anchor"
                                                      : "processed");
  } else if (pair) {
    const std::string_view answer = of("responses_answer");
    rows.set("vote", answer == "correct" ? "1" : answer == "incorrect" ? "0" : "");
    rows.set("vote_label", answer);
    rows.set("scale", "0:1");
    rows.set("reference", of("responses_reference"));
  } else {
    rows.set("vote", likert_value(of("responses_stimulusRating")));
  }
}

void read_pymushra(Reading& reading) {
  check_mapped(reading);
  Rows& rows = *reading.rows;
  const std::vector<std::string>& header = reading.sheet->header();
  for (std::size_t i = 1; i < reading.sheet->records.size(); ++i) {
    const Record& record = reading.sheet->records[i];
    if (!has_length_of_header(reading, record)) continue;
    const auto of = [&](std::string_view column) { return cell(record, find_column(header, column)); };
    const std::string_view type = has_column(header, "wm_type") ? of("wm_type") : "mushra";
    if (type != "mushra" && type != "paired_comparison" && !type.starts_with("likert_")) {
      rows.misfit(record.line,
                  fmt::format("is a response to a page of type \"{}\", which holds no vote; it was "
                              "not taken",
                              type));
      continue;
    }
    rows.begin(record.line);
    rows.set("study", of("wm_testId"));
    rows.set("listener", of("questionaire_uuid"));
    rows.set("trial", of("wm_id"));
    set_pymushra_vote(reading, record, type);
    rows.set("page_ms", of("responses_time"));
    rows.set("comment", of("responses_comment"));
    set_mapped(reading, record);
  }
}

} // namespace

const ForeignFormat pymushra_format = {
    "pymushra",       "pymushra (CSV of its admin pages)",
    Container::table, "a header with wm_id, questionaire_uuid and responses_score",
    is_pymushra,      true,
    read_pymushra};

} // namespace quietroom::imported
