#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::report {

/// Terminal columns that UTF-8 text takes: two for East Asian wide characters, none for combining marks, one
/// for every byte that is no UTF-8.
std::size_t display_width(std::string_view utf8);

/// The text in lines of at most `width` terminal columns (a character that is wider than that has a line of
/// its own): broken at a space, else behind a sign such as - _ / , else between two characters. Together the
/// lines are the text, less the spaces at which it was broken.
std::vector<std::string> wrapped(std::string_view utf8, std::size_t width);

} // namespace quietroom::report
