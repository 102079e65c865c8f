#include "network/loss_file.h"

#include "core/error.h"
#include "core/number.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>

namespace quietroom::network {

namespace {

constexpr std::size_t most_frames = 100'000'000; // a count of a text may not fill the memory

unsigned char byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// Whether the second byte of a word is the high one.
bool is_little_endian(std::string_view words) { return byte_at(words, 0) != 0x6B; }

bool is_g192(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return false;
  const std::size_t high = is_little_endian(bytes) ? 1 : 0;
  for (std::size_t i = 0; i < bytes.size(); i += 2)
    if (byte_at(bytes, i + high) != 0x6B || (byte_at(bytes, i + 1 - high) & 0xF0) != 0x20) return false;
  return true;
}

LossPattern parse_g192(std::string_view bytes, const std::string& name) {
  if (!is_g192(bytes))
    throw_input(fmt::format("{}: not a frame pattern of G.192 words (0x6B20 and 0x6B21 alone, in one "
                            "endianness); give its form",
                            name));
  const std::size_t low = is_little_endian(bytes) ? 0 : 1;
  LossPattern out;
  for (std::size_t i = 0; i < bytes.size(); i += 2) out.push_back(byte_at(bytes, i + low) == 0x20);
  return out;
}

LossPattern parse_bytes(std::string_view bytes, const std::string& name) {
  LossPattern out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != 0x20 && bytes[i] != 0x21)
      throw_input(fmt::format("{}: byte {} is {:#04x}; a pattern of bytes has 0x20 (erased) and 0x21 alone",
                              name, i, byte_at(bytes, i)));
    out.push_back(bytes[i] == 0x20);
  }
  return out;
}

LossPattern parse_compact(std::string_view bytes) {
  LossPattern out;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) out.push_back((byte_at(bytes, i) >> bit & 1) != 0);
  return out;
}

std::optional<bool> erased(char flag) {
  if (flag == '0' || flag == '.') return false;
  if (flag == '1' || flag == 'x' || flag == 'X') return true;
  return std::nullopt;
}

/// One word of a text, flags or COUNT*FLAG; false where it is neither.
bool append_word(LossPattern& out, std::string_view word) {
  if (const std::size_t star = word.find('*'); star != std::string_view::npos) {
    const auto count = parse_integer(word.substr(0, star));
    const auto flag = word.size() == star + 2 ? erased(word.back()) : std::nullopt;
    if (!flag || !count || *count < 0 || static_cast<std::size_t>(*count) > most_frames - out.size())
      return false;
    out.insert(out.end(), static_cast<std::size_t>(*count), *flag);
    return true;
  }
  for (const char c : word) {
    const auto flag = erased(c);
    if (!flag) return false;
    out.push_back(*flag);
  }
  return true;
}

/// The first word of `line`, taken off it; empty at its end.
std::string_view next_word(std::string_view& line) {
  constexpr std::string_view between = " \t\r,";
  line.remove_prefix(std::min(line.find_first_not_of(between), line.size()));
  const std::string_view word = line.substr(0, line.find_first_of(between));
  line.remove_prefix(word.size());
  return word;
}

LossPattern parse_text(std::string_view text, const std::string& name) {
  LossPattern out;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view whole = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(whole.size() + 1, text.size()));
    std::string_view line = whole.substr(0, whole.find('#'));
    for (std::string_view word = next_word(line); !word.empty(); word = next_word(line))
      if (!append_word(out, word))
        throw_input(fmt::format("{}:{}: \"{}\" is neither flags (0 1 . x) nor COUNT*FLAG; correct it", name,
                                number, word));
  }
  return out;
}

bool is_text(std::string_view bytes) {
  const bool has_flag = bytes.find_first_of("01.xX") != std::string_view::npos;
  return has_flag && std::ranges::all_of(bytes, [](char c) {
           return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
         });
}

bool is_bytes(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return c == 0x20 || c == 0x21; });
}

} // namespace

std::optional<LossFileForm> detected_form(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  if (is_g192(bytes)) return LossFileForm::g192;
  if (is_bytes(bytes)) return LossFileForm::byte;
  if (is_text(bytes)) return LossFileForm::text;
  return std::nullopt;
}

LossPattern parse_loss_file(std::string_view bytes, std::optional<LossFileForm> form,
                            const std::string& name) {
  if (bytes.empty()) throw_input(fmt::format("{}: is empty; give a pattern of one flag a frame", name));
  if (!form) form = detected_form(bytes);
  if (!form)
    throw_input(fmt::format("{}: is no pattern of G.192 words, of bytes 0x20 and 0x21, or of text; if it is "
                            "one of bits, say form = \"compact\"",
                            name));
  LossPattern out;
  if (form == LossFileForm::g192) out = parse_g192(bytes, name);
  if (form == LossFileForm::byte) out = parse_bytes(bytes, name);
  if (form == LossFileForm::compact) out = parse_compact(bytes);
  if (form == LossFileForm::text) out = parse_text(bytes, name);
  if (out.empty()) throw_input(fmt::format("{}: holds no flag; give a pattern of one flag a frame", name));
  return out;
}

LossPattern repeated(const LossPattern& pattern, std::size_t packets, std::size_t offset) {
  assert(!pattern.empty());
  LossPattern out(packets);
  for (std::size_t i = 0; i < packets; ++i) out[i] = pattern[(offset + i) % pattern.size()];
  return out;
}

} // namespace quietroom::network
