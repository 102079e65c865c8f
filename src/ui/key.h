#pragma once

#include <string>

namespace quietroom::ui {

enum class KeyCode { go_on, digit, again, escape, backspace, up, down, letter };

/// A key that went down. Repeats of a held key do not count.
struct Key {
  KeyCode code = KeyCode::go_on;
  int digit = 0;           ///< of KeyCode::digit
  double t_s = 0;          ///< monotonic, taken in the key callback
  std::string letter = {}; ///< of KeyCode::letter: a code point in UTF-8
  bool sideways = false;   ///< `up` is Right, `down` is Left
};

/// A code point as UTF-8.
std::string utf8_of(char32_t code_point);

} // namespace quietroom::ui
