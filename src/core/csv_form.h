#pragma once

#include <string>
#include <string_view>

namespace quietroom {

/// Throws an input Error that says what a file is where it is no text that CsvReader reads: UTF-16 or UTF-32,
/// a spreadsheet, an archive, compressed, a database or another binary file, or text whose lines end in CR
/// alone. `beginning` is at least its first line, or what there is of it; `name` is how people call it.
/// Bytes that are no UTF-8 (as of Latin-1) and single control characters are let pass.
void refuse_other_form(const std::string& name, std::string_view beginning);

} // namespace quietroom
