#pragma once

#include <string_view>
#include <vector>

namespace quietroom::design {

/// A part of a text that stands on one line of a screen.
struct TextRow {
  std::size_t begin = 0, end = 0; ///< bytes
  bool ends_line = false;         ///< a line of the text ends here
  bool blank = false;
};

/// UTF-8 text in rows of at most so many columns. A row ends behind a blank where there is one. A letter has
/// one column, a wide one of East Asian scripts two.
std::vector<TextRow> text_rows(std::string_view text, std::size_t columns);

} // namespace quietroom::design
