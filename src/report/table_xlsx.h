#pragma once

#include "report/table.h"

#include <string>

namespace quietroom::report {

/// An Office Open XML workbook, as the bytes of its file; the same table gives the same bytes. The first
/// sheet has the header, which stays in view, and the rows: numbers are numbers in full precision, shown with
/// their decimals, undefined is an empty cell, and text is never a formula. The second sheet, `notes`, has
/// note, caption and footnote. Goes through a temporary file, for the library writes no other. Throws an
/// environment Error where that cannot be written, an input Error for what a sheet cannot hold (1,048,576
/// rows, 16,384 columns, 32,767 characters a cell).
std::string to_xlsx(const Table& table);

} // namespace quietroom::report
