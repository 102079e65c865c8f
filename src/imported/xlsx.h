#pragma once

#include "imported/sheet.h"

namespace quietroom::imported {

/// Whether bytes are a ZIP archive, as XLSX is.
bool is_zip(std::string_view bytes);

/// The first sheet of an Excel workbook (ECMA-376, SpreadsheetML): numbers in their shortest form, text as it
/// stands. Throws an input Error for an archive that is no workbook, is damaged, or has more than five
/// million cells.
CellSheet first_sheet(const std::string& name, std::string_view workbook);

} // namespace quietroom::imported
