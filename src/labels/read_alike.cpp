#include "labels/read_alike.h"

#include "core/unicode_form.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <iterator>

namespace quietroom::labels {

namespace {

/// The code point at `at`, which moves behind it. A byte that begins none is a letter of its own.
std::uint32_t next_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t out = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t k = 1; k < length && at + k < text.size(); ++k)
    out = out << 6 | (static_cast<unsigned char>(text[at + k]) & 0x3FU);
  at = std::min(at + length, text.size());
  return out;
}

struct Points {
  std::uint32_t first, last;
  bool contains(std::uint32_t point) const { return point >= first && point <= last; }
};

// Unicode 15, property White_Space.
constexpr Points blanks[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                             {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                             {0x205F, 0x205F}, {0x3000, 0x3000}};

// Unicode 15, property Default_Ignorable_Code_Point, of the basic plane and the tags; and the Braille blank.
constexpr Points invisible[] = {{0xAD, 0xAD},     {0x034F, 0x034F}, {0x061C, 0x061C},  {0x115F, 0x1160},
                                {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F},  {0x202A, 0x202E},
                                {0x2060, 0x206F}, {0x2800, 0x2800}, {0x3164, 0x3164},  {0xFE00, 0xFE0F},
                                {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF}};

bool is_one_of(std::uint32_t point, const auto& ranges) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](const Points& each) { return each.contains(point); });
}

} // namespace

std::string read_alike(std::string_view text) {
  std::string seen;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::uint32_t point = next_point(text, at);
    if (is_one_of(point, invisible)) continue;
    if (is_one_of(point, blanks)) {
      blank = true;
      continue;
    }
    if (blank && !seen.empty()) seen += ' ';
    blank = false;
    seen += text.substr(begin, at - begin);
  }
  return case_folded(seen);
}

std::vector<std::string> mistakes_of_labels(const std::vector<std::string>& labels, int highest) {
  std::vector<std::string> out;
  const auto category = [&](auto place) { return highest - static_cast<int>(place - labels.begin()); };
  for (auto label = labels.begin(); label != labels.end(); ++label) {
    const std::string seen = read_alike(*label);
    const auto same = [&](const std::string& other) { return read_alike(other) == seen; };
    if (seen.empty())
      out.push_back(fmt::format("the label of {} is blank; give it a text", category(label)));
    else if (const auto first = std::find_if(labels.begin(), label, same); first != label)
      out.push_back(fmt::format("{} and {} have the same label \"{}\"; a listener could not tell them apart",
                                category(first), category(label), *label));
  }
  return out;
}

} // namespace quietroom::labels
