#pragma once

#include "votes/vote_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quietroom::stats {

/// The votes of one level of a factor on one level of another.
struct CellSum {
  std::uint32_t column = 0;
  double sum = 0; ///< of whole votes exact
  std::int64_t count = 0;
  double mean() const { return sum / static_cast<double>(count); }
};

/// The means of one factor by another, such as every listener's on every stimulus. Rows, columns and cells
/// stand in bytewise order of the names, so that what is summed over them does not depend on the order of the
/// votes. Only levels with votes appear.
struct CellTable {
  std::vector<std::string> rows, columns;
  std::vector<CellSum> cells;      ///< row after row, of each in the order of the columns
  std::vector<std::size_t> begins; ///< where each row begins in cells; one more at the end

  std::span<const CellSum> row(std::size_t i) const {
    return std::span(cells).subspan(begins[i], begins[i + 1] - begins[i]);
  }
};

CellTable cell_table(const votes::VoteTable& table, const votes::Factor& rows, const votes::Factor& columns);

/// Sum and number of votes of each column.
std::vector<CellSum> column_totals(const CellTable& cells);

/// Rows by columns without a gap.
struct Matrix {
  std::size_t n_rows = 0, n_columns = 0;
  std::vector<double> values; ///< row after row
  double at(std::size_t row, std::size_t column) const { return values[row * n_columns + column]; }
};

/// The means of the rows that have every column; `rows_left_out` is how many have not.
Matrix complete_rows(const CellTable& cells, std::size_t* rows_left_out = nullptr);

/// The means of all rows on the columns that every row has.
Matrix complete_columns(const CellTable& cells);

} // namespace quietroom::stats
