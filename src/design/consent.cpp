#include "design/consent.h"

#include "core/sha256.h"

#include <algorithm>

namespace quietroom::design {

namespace {

constexpr std::string_view page_end = "---";

std::string without_blank_ends(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

} // namespace

std::vector<std::string> consent_pages(std::string_view text) {
  std::vector<std::string> out;
  std::string page;
  const auto end_page = [&] {
    if (std::string kept = without_blank_ends(page); !kept.empty()) out.push_back(std::move(kept));
    page.clear();
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line(text.substr(begin, end - begin));
    std::erase(line, '\r');
    if (line == page_end)
      end_page();
    else
      page += line + "\n";
    begin = end + 1;
  }
  end_page();
  return out;
}

std::string consent_version(const std::vector<std::string>& pages) {
  std::string text;
  for (const std::string& page : pages) text += page + "\n";
  return sha256_of(text);
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace quietroom::design
