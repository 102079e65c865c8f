#pragma once

#include <string>

namespace quietroom::cli {

/// A secret of one line. On a terminal it is asked for by `prompt`, and what is typed is not shown; else it
/// is the next line of standard input. Throws an input Error where the input ends, and for Ctrl-C.
std::string secret_line(const std::string& prompt);

/// Whether standard input is a terminal, so that secret_line() asks.
bool asks_for_secrets();

} // namespace quietroom::cli
