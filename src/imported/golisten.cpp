#include "core/counted.h"
#include "imported/reading.h"

#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace quietroom::imported {

// Go Listen's download: a line of tags, a line of titles that begins Name,Date, for MUSHRA a line of file
// names, then a line a response. A title of something rated ends in " rating"; the other columns are
// questions.

namespace {

struct GoColumn {
  std::string title; ///< without " rating"
  std::string file;  ///< of MUSHRA
  std::string tags;
  std::size_t at = 0;
  std::optional<std::size_t> seconds; ///< the column of its time
};

struct GoTable {
  bool mushra = false;
  std::size_t first_response = 2;
  std::vector<GoColumn> rated;
  std::vector<std::string> questions;
};

bool is_golisten(const Reading& reading) {
  const std::vector<Record>& records = reading.sheet->records;
  return records.size() > 1 && cell(records[0], 0) == "Tags" && cell(records[1], 0) == "Name" &&
         cell(records[1], 1) == "Date";
}

constexpr std::string_view rating = " rating";

GoTable golisten_table(const std::vector<Record>& records) {
  GoTable out;
  const Record& titles = records[1];
  out.mushra = records.size() > 2 && cell(records[2], 0).empty() && cell(records[2], 1).empty();
  out.first_response = out.mushra ? 3 : 2;
  std::string title, tags;
  for (std::size_t i = 2; i < titles.cells.size(); ++i) {
    const std::string_view here = titles.cells[i];
    if (here == "Time (s)") {
      for (GoColumn& each : out.rated)
        if (each.title == title) each.seconds = i;
      continue;
    }
    const bool goes_on = here.empty() && out.mushra && !title.empty() && !cell(records[2], i).empty();
    if (here.ends_with(rating)) {
      title = here.substr(0, here.size() - rating.size());
      tags = cell(records[0], i);
    } else if (!goes_on) {
      title.clear();
      out.questions.emplace_back(here);
    }
    if (!title.empty())
      out.rated.push_back({title, std::string(out.mushra ? cell(records[2], i) : ""), tags, i, {}});
  }
  return out;
}

void begin_response(Rows& rows, const Record& record, const GoColumn& column) {
  rows.begin(record.line);
  rows.set("session", cell(record, 1));
  rows.set("listener",
           cell(record, 0).empty() ? fmt::format("response-{}", record.line) : std::string(cell(record, 0)));
  rows.set("trial", column.title);
  rows.set("tags", column.tags);
  if (const auto seconds = column.seconds ? parse_double(cell(record, *column.seconds)) : std::nullopt)
    rows.set("page_ms", shortest(*seconds * 1000));
}

void read_response(Rows& rows, const Record& record, const GoTable& table) {
  for (const GoColumn& column : table.rated) {
    std::string_view text = cell(record, column.at);
    const bool several = !table.mushra && text.find(',') != std::string_view::npos; // one a sound of the item
    for (std::size_t sound = 1;; ++sound) {
      const std::size_t comma = several ? text.find(',') : std::string_view::npos;
      begin_response(rows, record, column);
      rows.set("stimulus", table.mushra ? fmt::format("{}/{}", column.title, column.file)
                           : several    ? fmt::format("{}/{}", column.title, sound)
                                        : column.title);
      rows.set("vote", text.substr(0, comma));
      rows.set("method", table.mushra ? "mushra" : "acr");
      rows.set("scale", table.mushra ? "0:100" : "1:5");
      if (comma == std::string_view::npos) break;
      text.remove_prefix(comma + 1);
    }
  }
}

void read_golisten(Reading& reading) {
  const std::vector<Record>& records = reading.sheet->records;
  Rows& rows = *reading.rows;
  const GoTable table = golisten_table(records);
  if (table.rated.empty())
    throw_input(rows.where(2) +
                ": no column is a rating (Go Listen calls these \"... rating\"), so there is no vote");
  for (const std::string& question : table.questions)
    rows.misfit(2, fmt::format("the column \"{}\" is a question, not a rating; its answers were not taken",
                               question));
  std::set<std::string_view> names;
  for (std::size_t i = table.first_response; i < records.size(); ++i) {
    const Record& record = records[i];
    if (record.cells.size() != records[1].cells.size()) {
      rows.misfit(record.line, fmt::format("has {} where the line of titles has {}; the row was not taken",
                                           counted(record.cells.size(), "field"), records[1].cells.size()));
      continue;
    }
    const std::string_view name = cell(record, 0);
    if (name.empty())
      rows.misfit(record.line, fmt::format("has no name; its listener is called response-{}", record.line));
    else if (!names.insert(name).second)
      rows.misfit(record.line, fmt::format("the name \"{}\" was there before; both responses count as one "
                                           "listener's, so rename one if two people share it",
                                           name));
    read_response(rows, record, table);
  }
}

} // namespace

const ForeignFormat golisten_format = {
    "golisten",       "Go Listen (CSV)",
    Container::table, "a first line that begins with Tags and a second one that begins with Name,Date",
    is_golisten,      false,
    read_golisten};

} // namespace quietroom::imported
