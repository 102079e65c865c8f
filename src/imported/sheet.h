#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Tables as cells of text, whatever file they come from.
namespace quietroom::imported {

struct Record {
  std::vector<std::string> cells; ///< without blanks at their ends
  std::uint64_t line = 0;         ///< of the file, or the number of the row; counts from 1
};

struct CellSheet {
  std::string name;
  std::vector<Record> records; ///< empty lines are passed over

  /// The cells of the first record; none where there is none.
  const std::vector<std::string>& header() const;
};

constexpr std::size_t all_records = ~std::size_t{0};

/// Splits delimited text as RFC 4180 does, by any separator. Throws an input Error for a quote that is never
/// closed, or one that ends before its field does.
CellSheet split(const std::string& name, std::string_view text, char separator,
                std::size_t most = all_records);

/// The number of the column of this name; as many as there are columns where there is none.
std::size_t find_column(const std::vector<std::string>& header, std::string_view name);
bool has_column(const std::vector<std::string>& header, std::string_view name);

} // namespace quietroom::imported
