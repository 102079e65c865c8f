#pragma once

#include "core/csv.h"
#include "stats/vote_table_builder.h"

#include <filesystem>

namespace quietroom::test {

inline stats::VoteTable read_table(const std::filesystem::path& file,
                                   const stats::VoteOptions& options = {}) {
  CsvReader reader(file);
  std::vector<std::string_view> fields;
  reader.next(fields);
  stats::VoteTableBuilder builder("t.csv", fields, options);
  while (reader.next(fields)) builder.add(fields, reader.line());
  return builder.finish();
}

} // namespace quietroom::test
