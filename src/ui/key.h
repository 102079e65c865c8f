#pragma once

namespace quietroom::ui {

enum class KeyCode { go_on, digit, again, escape, backspace };

/// A key that went down. Repeats of a held key do not count.
struct Key {
  KeyCode code = KeyCode::go_on;
  int digit = 0;  ///< of KeyCode::digit
  double t_s = 0; ///< monotonic, taken in the key callback
};

} // namespace quietroom::ui
