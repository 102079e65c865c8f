#pragma once

#include "core/csv.h"
#include "core/error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom {

/// A CSV whose columns are asked for by name, in any order, and all mistakes found in it. A mistaken field
/// reads as empty, so that reading goes on.
class NamedRows {
public:
  /// Throws an input Error for a file that cannot be read or is empty; "-" is standard input.
  explicit NamedRows(const std::filesystem::path& csv);
  /// Reads `text`; `name` is what mistakes are told of.
  NamedRows(std::string name, std::string_view text);

  bool next(); ///< false at the end; rows of another length than the header are noted and passed over

  bool has(std::string_view column) const;
  const std::vector<std::string>& header() const { return m_header; }

  /// Notes columns that are separated by something else than commas; whether they are.
  bool has_other_separator();
  /// Notes each of `needed` that is missing, with the column that was probably meant; false where one is.
  bool need_columns(std::span<const std::string> needed);
  /// Notes every column that is not among `known`: one that is misspelt is an error, another `otherwise`.
  void report_unknown_columns(std::span<const std::string> known, Severity otherwise = Severity::warning);

  /// Of the row last read. Empty where the column or its value is missing.
  std::string text(std::string_view column) const;
  std::string needed_text(std::string_view column);
  std::optional<double> number(std::string_view column); ///< within +-1e9, beyond any scale
  std::optional<std::uint64_t> count(std::string_view column);

  /// A mistake in the row last read, at FILE:LINE.
  void error(const std::string& sentence);
  /// Of the header or the whole file.
  void error_of_file(const std::string& sentence);
  std::string where() const { return m_reader.where(); } ///< FILE:LINE of the row last read
  std::uint64_t line() const { return m_reader.line(); }

  const std::vector<Problem>& problems() const& { return m_problems; }
  std::vector<Problem> problems() && { return std::move(m_problems); }

private:
  void read_header();

  std::string m_name;
  std::string m_where_header; ///< FILE:LINE
  CsvReader m_reader;
  std::vector<std::string> m_header;
  std::vector<std::string_view> m_fields;
  std::vector<Problem> m_problems;
};

} // namespace quietroom
