#pragma once

#include "core/json.h"
#include "imported/imported.h"
#include "imported/reading.h"

#include <optional>
#include <string>

namespace quietroom::imported {

/// A source in the form of its container.
struct Opened {
  std::string name;
  Container container = Container::table;
  std::optional<CellSheet> workbook; ///< a table that has no separators
  std::string text;
  std::optional<Json> json;
  std::string encoding; ///< where it was not UTF-8
};

/// Throws an input Error for a file that is empty, damaged or no text, and for JSON that is none.
Opened opened(const ForeignFile& source);

/// What a reader gets of it; the sheet of delimited text is still to be split.
Reading reading_of(const Opened& source, const Options& options, Rows& rows);

} // namespace quietroom::imported
