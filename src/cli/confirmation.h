#pragma once

#include <string>

namespace quietroom::cli {

/// Asks on the terminal, and reads one line: true where that is `expected`. True at once where standard input
/// is no terminal: then nobody sits there who could be asked, and the command is the whole answer.
bool confirmed(const std::string& question, const std::string& expected);

} // namespace quietroom::cli
