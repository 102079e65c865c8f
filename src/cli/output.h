#pragma once

#include <string_view>

namespace quietroom::cli {

/// To stdout: results and nothing else, as core/visible_text.h makes them.
void print(std::string_view text);

/// To stdout, each byte as it is: for files that are no text. Throws an input Error for a terminal.
void print_bytes(std::string_view bytes);

/// One line on stderr that begins "quietroom: ". A place on "-" is called standard input.
void say(std::string_view sentence);

/// Ends the output; throws an environment Error where some of it could not be written (a full disk).
void finish_output();

} // namespace quietroom::cli
