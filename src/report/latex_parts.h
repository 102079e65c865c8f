#pragma once

#include "report/latex_layout.h"

#include <cstddef>
#include <vector>

namespace quietroom::report {

/// Rows of a table that stand on one page.
struct LatexPart {
  std::size_t begin = 0, end = 0; ///< from begin to before end
  bool operator==(const LatexPart&) const = default;
};

/// A table that is longer than a page, in parts of about the same height; else one part. No float breaks over
/// pages, and longtable, which does, works in one column only; so each part is a float of its own. Heights
/// are those of a class of 10 pt whose page has 470 pt for a float: less than any paper has (article: 550).
std::vector<LatexPart> latex_parts(const Table& table, const LatexLayout& layout);

} // namespace quietroom::report
