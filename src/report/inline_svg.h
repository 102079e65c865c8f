#pragma once

#include <string>
#include <string_view>

namespace quietroom::report {

/// An SVG document of figure/svg.h as an element of HTML: its width is that of a `div` around it, which a
/// page can scroll where it is narrower; its font is a style, and its title is a label of the element. HTML
/// knows neither lengths in mm as attributes nor an id of a title. Empty for a text without an SVG.
std::string inline_svg(std::string_view document);

} // namespace quietroom::report
