#pragma once

#include <cstddef>

namespace quietroom::cli {

/// Columns and lines of a terminal.
struct TerminalSize {
  std::size_t width = 80, height = 24;
};

/// Of the terminal on standard output as it is now; 80 x 24 where it does not tell.
TerminalSize terminal_size();

} // namespace quietroom::cli
