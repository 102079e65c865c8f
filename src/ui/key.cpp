#include "ui/key.h"

namespace quietroom::ui {

std::string utf8_of(char32_t code_point) {
  std::string out;
  const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
  const auto follow = [&](int shift) { put(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    follow(0);
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    follow(6), follow(0);
  } else {
    put(0xF0 | code_point >> 18);
    follow(12), follow(6), follow(0);
  }
  return out;
}

} // namespace quietroom::ui
