#pragma once

#include <string>

namespace quietroom::cli {

/// The text of a file for which several parts of a command ask. Standard input ("-") and a pipe can be read
/// once, so what was read is kept until the program ends. Throws an input Error for a file that cannot be
/// read and for one that is empty.
const std::string& text_read_once(const std::string& file);

} // namespace quietroom::cli
