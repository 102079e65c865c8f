#pragma once

#include <cstddef>
#include <string_view>

namespace quietroom::report {

/// Terminal columns that UTF-8 text takes: two for East Asian wide characters, none for combining marks, one
/// for every byte that is no UTF-8.
std::size_t display_width(std::string_view utf8);

} // namespace quietroom::report
