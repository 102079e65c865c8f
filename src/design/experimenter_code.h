#pragma once

#include <string>
#include <string_view>

/// The experimenter's code of study.toml. A station takes digits alone.
namespace quietroom::design {

/// What is wrong with a new code; empty: nothing. It has 4 to 32 digits.
std::string code_mistake(std::string_view code);

/// Whether study.toml may hold it: the hash of a code (core/code_hash.h), or digits in clear, as earlier
/// versions had it.
bool is_stored_code(std::string_view text);

/// Whether it is a code in clear.
bool is_clear_code(std::string_view text);

/// study.toml with this value of `experimenter_code`, each other byte as it was. `file` is its name in
/// messages. Throws an input Error for text that is no TOML, or where the value takes several lines.
std::string with_experimenter_code(const std::string& study_toml, const std::string& value,
                                   const std::string& file);

} // namespace quietroom::design
