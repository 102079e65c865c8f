#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quietroom::report {

/// Terminal columns that UTF-8 text takes: two for East Asian wide characters, none for combining marks, one
/// for every byte that is no UTF-8.
std::size_t display_width(std::string_view utf8);

/// UTF-8 of at most `width` terminal columns, with an ellipsis where something is cut.
std::string shortened(std::string_view utf8, std::size_t width);

} // namespace quietroom::report
