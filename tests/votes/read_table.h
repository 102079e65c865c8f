#pragma once

#include "core/csv.h"
#include "votes/vote_table_builder.h"

#include <filesystem>

namespace quietroom::test {

inline votes::VoteTable read_table(const std::filesystem::path& file,
                                   const votes::VoteOptions& options = {}) {
  CsvReader reader(file);
  std::vector<std::string_view> fields;
  reader.next(fields);
  votes::VoteTableBuilder builder("t.csv", fields, options);
  while (reader.next(fields)) builder.add(fields, reader.line());
  return builder.finish();
}

} // namespace quietroom::test
