#include "usage/value_kind.h"

#include <algorithm>
#include <array>

namespace quietroom::usage {

namespace {

using Offer = ValueKind::Offer;

bool is_among(std::string_view word, auto... words) { return ((word == words) || ...); }

/// Nothing that a person types as it stands.
bool is_placeholder(std::string_view word) { return is_among(word, "COLUMN", "IDS", "N", "ID", "STIMULUS"); }

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

} // namespace

ValueKind value_kind(const Option& option) {
  std::string value = option.value.empty() && is_by_place(option) ? option.name : option.value;
  std::erase_if(value, [](char c) { return c == '[' || c == ']'; });
  if (value.ends_with("...")) value.resize(value.size() - 3);
  if (value.starts_with("FILE") || value.ends_with(".csv") || is_among(value, "VOTES"))
    return {Offer::files, {}};
  if (is_among(value, "DIR", "FOLDER", "SET", "STUDY")) return {Offer::folders, {}};
  if (value.find('|') == std::string::npos) return {};
  ValueKind out{Offer::words, parts_of(value)};
  std::erase_if(out.words, is_placeholder);
  if (out.words.empty()) return {};
  return out;
}

const Option* first_by_place(const Page& page) {
  const auto found = std::find_if(page.options.begin(), page.options.end(), is_by_place);
  return found == page.options.end() ? nullptr : &*found;
}

} // namespace quietroom::usage
