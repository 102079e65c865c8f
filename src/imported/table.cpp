#include "imported/reading.h"

#include "votes/column_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quietroom::imported {

// A table with a row a vote. --map tells which of its columns are ours; those that have our names already are
// taken, and all others are kept under their own.

namespace {

constexpr std::array<const char*, 3> needed_columns = {"listener", "stimulus", "vote"};

/// All names of --map are there; without it, our own are.
bool is_votes_table(const Reading& reading) {
  const std::vector<std::string>& header = reading.sheet->header();
  for (const auto& names : reading.options->names)
    if (!has_column(header, names.second)) return false;
  return !reading.options->names.empty() ||
         std::ranges::all_of(needed_columns, [&](const char* name) { return has_column(header, name); });
}

/// The columns of the table under the names that they get.
std::vector<std::string> names_in_votes(const Reading& reading) {
  std::vector<std::string> out = reading.sheet->header();
  for (const auto& [ours, theirs] : reading.options->names) {
    if (ours != theirs && has_column(reading.sheet->header(), ours) &&
        std::ranges::none_of(reading.options->names, [&](const auto& names) { return names.second == ours; }))
      throw_input(
          fmt::format("{}: --map {}={}: there is a column {} already; map that one to another name first",
                      reading.rows->where(1), ours, theirs, ours));
    out[find_column(reading.sheet->header(), theirs)] = ours;
  }
  std::vector<std::string> needed(needed_columns.begin(), needed_columns.end());
  if (const std::string mistake = votes::header_mistake(needed, out); !mistake.empty())
    throw_input(reading.rows->where(1) + ": " + mistake);
  if (!has_column(out, "condition"))
    if (const auto meant = votes::near_miss("condition", out))
      throw_input(fmt::format(
          "{}: is the column {} the condition? Write --map condition=COLUMN, or give it another name",
          reading.rows->where(1), *meant));
  for (const char* name : {"listener", "stimulus", "condition", "vote"})
    if (std::ranges::count(out, name) > 1)
      throw_input(fmt::format("{}: the header has two columns {}; give one another name",
                              reading.rows->where(1), name));
  return out;
}

void read_votes_table(Reading& reading) {
  check_mapped(reading);
  const std::vector<std::string> names = names_in_votes(reading);
  std::vector<std::size_t> columns;
  for (const std::string& name : names) columns.push_back(reading.rows->column(name));
  for (std::size_t i = 1; i < reading.sheet->records.size(); ++i) {
    const Record& record = reading.sheet->records[i];
    if (!has_length_of_header(reading, record)) continue;
    reading.rows->begin(record.line);
    for (std::size_t at = 0; at < columns.size(); ++at)
      if (!record.cells[at].empty())
        reading.rows->set(reading.rows->size() - 1, columns[at], record.cells[at]);
  }
  if (!has_column(names, "condition")) reading.rows->note("no column is the condition; each stimulus is one");
}

} // namespace

const ForeignFormat table_format = {"table",          "a table with a row a vote; --map names its columns",
                                    Container::table, "the columns listener, stimulus and vote",
                                    is_votes_table,   true,
                                    read_votes_table};

} // namespace quietroom::imported
