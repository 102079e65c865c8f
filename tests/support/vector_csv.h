#pragma once

#include "core/csv.h"
#include "core/number.h"

#include <map>
#include <string>
#include <vector>

namespace quietroom::test {

/// A row of a CSV of check values, by column.
struct VectorRow {
  std::map<std::string, std::string> fields;
  const std::string& text(const std::string& column) const { return fields.at(column); }
  double number(const std::string& column) const { return parse_double(fields.at(column)).value(); }
};

/// tests/vectors/NAME.
inline std::vector<VectorRow> read_vectors(const std::string& name) {
  CsvReader reader(QUIETROOM_SOURCE_DIR "/tests/vectors/" + name);
  std::vector<std::string_view> fields;
  reader.next(fields);
  const std::vector<std::string> header(fields.begin(), fields.end());
  std::vector<VectorRow> out;
  while (reader.next(fields)) {
    out.emplace_back();
    for (std::size_t i = 0; i < header.size(); ++i) out.back().fields[header[i]] = fields.at(i);
  }
  return out;
}

} // namespace quietroom::test
