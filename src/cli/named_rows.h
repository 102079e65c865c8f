#pragma once

#include "core/csv.h"
#include "core/error.h"
#include "core/near_miss.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::cli {

/// A CSV whose columns are asked for by name, and all mistakes found in it. A mistaken field reads as empty,
/// so that reading goes on.
class NamedRows {
public:
  /// Throws an input Error for a file that cannot be read or has no header.
  explicit NamedRows(const std::string& csv);

  bool next(); ///< false at the end; rows of another length than the header are noted and passed over

  bool has(std::string_view column) const;
  const std::vector<std::string>& header() const { return m_header; }

  /// Empty where the column or its value is missing.
  std::string text(std::string_view column) const;
  std::string needed_text(std::string_view column);
  std::optional<double> number(std::string_view column);
  std::optional<std::uint64_t> count(std::string_view column);

  /// A mistake in the row last read, at FILE:LINE.
  void error(const std::string& sentence);
  /// Of the header or the whole file.
  void error_of_file(const std::string& sentence);
  std::string where() const { return m_reader.where(); }

  /// Notes every column that is not among `known`: a misspelled one is an error, another a warning.
  void report_unknown_columns(const std::vector<std::string>& known);

  std::vector<Problem> problems() && { return std::move(m_problems); }

private:
  std::string m_csv;
  CsvReader m_reader;
  std::vector<std::string> m_header;
  std::vector<std::string_view> m_fields;
  std::vector<Problem> m_problems;
};

} // namespace quietroom::cli
