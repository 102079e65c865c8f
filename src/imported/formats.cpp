#include "core/counted.h"
#include "imported/reading.h"

#include "core/near_miss.h"
#include "votes/column_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace quietroom::imported {

const std::vector<const ForeignFormat*>& formats() {
  static const std::vector<const ForeignFormat*> all = {&webmushra_format, &pymushra_format, &p808_format,
                                                        &golisten_format,  &beaqlejs_format, &waet_format,
                                                        &sureal_format,    &matrix_format,   &table_format};
  return all;
}

void check_mapped(const Reading& reading) {
  const std::vector<std::string>& header = reading.sheet->header();
  std::set<std::string_view> seen;
  for (const auto& [ours, theirs] : reading.options->names) {
    if (!seen.insert(ours).second) throw_input(fmt::format("--map names {} twice; once is enough", ours));
    const auto n = std::ranges::count(header, theirs);
    if (n == 0)
      throw_input(fmt::format("{}: no column \"{}\" as --map says{}; give its name as in the header",
                              reading.rows->where(1), theirs, did_you_mean(theirs, header)));
    if (n > 1)
      throw_input(fmt::format("{}: the header has {} \"{}\"; give each a name of its own",
                              reading.rows->where(1), counted(n, "column"), theirs));
  }
}

void set_mapped(Reading& reading, const Record& record) {
  for (const auto& [ours, theirs] : reading.options->names)
    reading.rows->set(ours, cell(record, find_column(reading.sheet->header(), theirs)));
}

bool has_length_of_header(Reading& reading, const Record& record) {
  const std::size_t expected = reading.sheet->header().size();
  if (record.cells == reading.sheet->header()) {
    reading.rows->misfit(record.line, "is the header once more; it was passed over");
    return false;
  }
  if (record.cells.size() == expected) return true;
  reading.rows->misfit(record.line, fmt::format("has {} where the header has {}; the row was not taken",
                                                counted(record.cells.size(), "field"), expected));
  return false;
}

std::string_view cell(const Record& record, std::size_t column) {
  return column < record.cells.size() ? std::string_view(record.cells[column]) : std::string_view{};
}

} // namespace quietroom::imported
