#pragma once

#include <string>
#include <string_view>

namespace quietroom {

/// RFC 3629.
bool is_utf8(std::string_view text);

/// Whether the text has bytes that visible() would change. Fast.
bool is_visible(std::string_view text);

/// How a control character is written: \xHH and \u{HHHH} for people, \uHHHH within JSON.
enum class Escapes { shown, json };

/// The text as UTF-8 that does nothing to a terminal, line feeds and tabs kept: control characters (C0, DEL,
/// C1, and those that turn the direction of writing) are escaped, and a byte that is no UTF-8 becomes the
/// character of Latin-1 with its number, so that two names never become one. What is visible already stays.
std::string visible(std::string_view text, Escapes escapes = Escapes::shown);

/// The same on one line: line feeds and tabs become \n and \t.
std::string visible_line(std::string_view text);

/// How an input is called: "-" is standard input.
std::string input_name(const std::string& path);

} // namespace quietroom
