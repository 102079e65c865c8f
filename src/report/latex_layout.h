#pragma once

#include "report/table.h"

#include <optional>
#include <string>
#include <vector>

/// How a table finds room on a page.
namespace quietroom::report {

/// A column of a two-column paper, 80 mm in the narrowest (Interspeech) and 89 mm in IEEE's; or the whole
/// page, 165 mm.
enum class PaperWidth { column, page };

struct LatexColumn {
  bool is_text = false;            ///< its cells may go on in the next line
  double natural_em = 0;           ///< each cell on one line
  std::vector<std::string> header; ///< in lines; of text one line
};

struct LatexLayout {
  PaperWidth width = PaperWidth::column;
  const char* size = "";       ///< a command of LaTeX; empty: that of the text around
  double gap_pt = 6;           ///< \tabcolsep
  std::vector<double> share;   ///< where text is wrapped: of each column that wraps; else empty
  std::vector<double> text_em; ///< and of each what it has at least
  double fixed_em = 0;         ///< where text is wrapped: what the other columns take
  double too_wide_mm = 0;      ///< > 0: it does not fit whatever is done
};

std::vector<LatexColumn> latex_columns(const Table& table);

/// Font and gaps are as large as the width allows, to 8 pt and 3 pt; then text is wrapped. Without `width` it
/// is a column where the table fits into one, else the page.
LatexLayout latex_layout(const std::vector<LatexColumn>& columns, std::optional<PaperWidth> width);

/// "the columns of the table need 190 mm and a page has 165; ..." or nothing where it fits.
std::optional<std::string> too_wide(const Table& table, std::optional<PaperWidth> width);

} // namespace quietroom::report
