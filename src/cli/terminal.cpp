#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace quietroom::cli {

TerminalSize terminal_size() {
  winsize found{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &found) != 0 || found.ws_col == 0 || found.ws_row == 0) return {};
  return {found.ws_col, found.ws_row};
}

} // namespace quietroom::cli
