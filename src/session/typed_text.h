#pragma once

#include <string>
#include <string_view>

/// A text while it is typed, in UTF-8.
namespace quietroom::session {

/// Longer than any note: a key that lies on the keyboard types without end.
constexpr std::size_t most_typed_letters = 1000;

/// Without blanks around it.
std::string trimmed_text(std::string_view text);

/// Adds a letter (one code point): no control character, no blank in front, and no more than `most` in all.
void add_typed(std::string& text, std::string_view letter, std::size_t most = most_typed_letters);

/// Takes back the last code point.
void drop_last_letter(std::string& text);

} // namespace quietroom::session
