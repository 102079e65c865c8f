#pragma once

#include "report/latex_layout.h"
#include "report/table.h"

#include <optional>
#include <string>

namespace quietroom::report {

struct LatexOptions {
  bool siunitx = false;                 ///< S columns of siunitx, version 3
  std::optional<PaperWidth> width = {}; ///< empty: a column where the table fits into one, else the page
};

/// booktabs: three rules, no vertical lines, caption above, footnote below; `table` for a column and `table*`
/// for a page. The first line, a comment, names the packages that it needs, and LuaLaTeX where pdfLaTeX lacks
/// letters of it. Nothing is wider than the width, unless too_wide() says so; a table longer than a page is
/// several floats of one number (latex_parts.h), the label with the first and the footnote below the last.
std::string to_latex(const Table& table, const LatexOptions& options = {});

/// Whether the text can be a label: letters, digits and : . - / + of ASCII.
bool is_latex_label(std::string_view text);

} // namespace quietroom::report
