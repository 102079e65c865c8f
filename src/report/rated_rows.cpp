#include "report/rated_rows.h"

#include <charconv>
#include <utility>

namespace quietroom::report {

namespace {

void append_field(std::string& out, std::string_view field) {
  for (const char c : field)
    if (c == ',' || c == '"' || c == '\n' || c == '\r') {
      out += csv_field(field);
      return;
    }
  out += field;
}

/// The shortest form that reads back the same; no more than 24 characters.
void append_number(std::string& out, double value) {
  char text[32];
  out.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}

void append_rated_row(std::string& out, std::span<const std::string_view> fields,
                      const emodel::Scores& scores) {
  for (const std::string_view field : fields) {
    append_field(out, field);
    out += ',';
  }
  append_number(out, scores.R);
  append_number(out += ',', scores.MOS_CQE);
  append_number(out += ',', scores.R_LQ);
  append_number(out += ',', scores.MOS_LQE);
  out += '\n';
}

} // namespace

std::string rated_header(std::span<const std::string_view> header) {
  std::string out;
  for (const std::string_view name : header) {
    append_field(out, name);
    out += ',';
  }
  return out + "R,MOS_CQE,R_LQ,MOS_LQE\n";
}

RatedBlock rated_block(const std::string& name, std::string_view text, std::uint64_t line,
                       const analysis::RowLayout& layout, const analysis::PlanningQuestion& question) {
  CsvReader reader(name, text, line);
  analysis::RowRater rater(layout, question);
  RatedBlock out;
  out.csv.reserve(4 * text.size());
  std::vector<std::string_view> fields;
  while (reader.next(fields))
    if (const auto scores = rater.rate(fields, reader)) append_rated_row(out.csv, fields, *scores);
  out.findings = std::move(rater).findings();
  return out;
}

} // namespace quietroom::report
