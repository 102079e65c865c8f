#pragma once

#include "imported/opened.h"

#include <string>

namespace quietroom::imported {

/// A candidate of what a source is.
struct SheetForm {
  const ForeignFormat* format = nullptr;
  char separator = '\0'; ///< of delimited text
};

/// "semicolon", "tab", "comma", or the character in quotes.
std::string separator_name(char separator);

/// What the source is: the format of --as, else the only one whose signature is in it; and of delimited text
/// the only separator by which that is so. Throws an input Error, which asks, where none or several are.
SheetForm form_of(const Opened& source, const Options& options);

} // namespace quietroom::imported
