#pragma once

#include "report/table.h"

#include <string>

namespace quietroom::report {

/// The table as HTML: its caption (never empty: `usual_caption` where the table has none), a row of headers
/// with their scope, bold cells as strong, and the footnote as a paragraph below. Cells with a number carry
/// it in full precision in `data-value`, by which a page sorts them.
std::string to_html(const Table& table, const std::string& usual_caption);

} // namespace quietroom::report
