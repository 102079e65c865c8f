#pragma once

#include "report/table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace quietroom::report {

/// Header and cells as a reader sees them, each on one line, without control characters.
struct PrintedCells {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

/// `aligned`: a missing half-width takes as much space as one that is there, so that in a terminal the values
/// stand below each other.
PrintedCells printed_cells(const Table& table, bool aligned);

/// "4.21 ± 0.10", and "4.21 [4.05, 4.30]" where the interval is not symmetric.
std::string printed(const PlusMinus& cell);

/// Whether every cell of the column is text; false for a table without rows.
bool is_text(const Table& table, std::size_t column);

} // namespace quietroom::report
