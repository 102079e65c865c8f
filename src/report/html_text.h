#pragma once

#include <string>
#include <string_view>

namespace quietroom::report {

/// The text as a browser shows it, to the letter, within an element or an attribute in double quotes. Control
/// characters are shown as core/visible_text.h writes them.
std::string html_escaped(std::string_view text);

} // namespace quietroom::report
