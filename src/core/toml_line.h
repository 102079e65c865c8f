#pragma once

#include <string>
#include <string_view>

/// Single lines of a TOML document that a person wrote, changed with every other byte as it was.
namespace quietroom::toml {

/// The document with this text as the value of a key of its top level, which is added where it is not there.
/// `file` is its name in messages. Throws an input Error for text that is no TOML, or where the value takes
/// several lines.
std::string with_text(const std::string& document, std::string_view key, const std::string& value,
                      const std::string& file);

/// The document without the line of a key of its top level. Throws the same.
std::string without_key(const std::string& document, std::string_view key, const std::string& file);

} // namespace quietroom::toml
