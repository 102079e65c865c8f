#pragma once

#include "store/study_reader.h"

#include <map>
#include <string>
#include <vector>

namespace quietroom::test {

/// Each row of votes_long by its columns.
inline std::vector<std::map<std::string, std::string>> read_rows(const store::Location& at) {
  std::vector<std::map<std::string, std::string>> out;
  std::vector<std::string> header;
  store::read_votes_long(
      at, [&](store::sql::Row row) { header.assign(row.begin(), row.end()); },
      [&](store::sql::Row row) {
        out.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) out.back()[header[i]] = row[i];
      });
  return out;
}

} // namespace quietroom::test
