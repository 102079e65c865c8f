#include "session/typed_text.h"

#include <algorithm>

namespace quietroom::session {

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

bool is_control(std::string_view letter) {
  return letter.size() == 1 && (static_cast<unsigned char>(letter.front()) < 0x20 || letter.front() == 0x7F);
}

} // namespace

std::string trimmed_text(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(blanks) + 1 - from));
}

void add_typed(std::string& text, std::string_view letter, std::size_t most) {
  if (is_control(letter) || (text.empty() && letter == " ")) return;
  const auto letters = std::ranges::count_if(text, [](char byte) { return !continues(byte); });
  if (static_cast<std::size_t>(letters) < most) text += letter;
}

void drop_last_letter(std::string& text) {
  while (!text.empty() && continues(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

} // namespace quietroom::session
