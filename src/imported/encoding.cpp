#include "imported/encoding.h"

#include "core/csv_form.h"
#include "core/error.h"

#include <cstdint>
#include <fmt/format.h>
#include <string_view>

namespace quietroom::imported {

namespace {

enum class Order { none, little, big };

/// By the mark, or by the zero bytes of the first two characters, which are ASCII in every table.
Order order_of(std::string_view bytes) {
  using namespace std::literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return Order::none; // UTF-32
  if (bytes.starts_with("\xFF\xFE"sv)) return Order::little;
  if (bytes.starts_with("\xFE\xFF"sv)) return Order::big;
  if (bytes.size() < 4) return Order::none;
  const auto ascii = [&](std::size_t at) { return bytes[at] > 0; };
  if (ascii(0) && bytes[1] == 0 && ascii(2) && bytes[3] == 0) return Order::little;
  if (bytes[0] == 0 && ascii(1) && bytes[2] == 0 && ascii(3)) return Order::big;
  return Order::none;
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | code >> 6);
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | code >> 18);
    byte(0x80 | (code >> 12 & 0x3F));
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

std::string from_utf16(const std::string& name, std::string_view bytes, Order order) {
  if (bytes.size() % 2 != 0) throw_input(name + ": is UTF-16 text that is cut off; save it again");
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(order == Order::little ? a | b << 8 : a << 8 | b);
  };
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    std::uint32_t code = unit(at);
    if (at == 0 && code == 0xFEFF) continue;
    if (code >= 0xD800 && code < 0xE000) {
      const std::uint32_t low = at + 2 < bytes.size() ? unit(at + 2) : 0;
      if (code >= 0xDC00 || low < 0xDC00 || low >= 0xE000)
        throw_input(
            fmt::format("{}: is UTF-16 text with half a character at byte {}; save it again", name, at));
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    append_utf8(out, code);
  }
  return out;
}

} // namespace

Decoded decoded(const std::string& name, std::string bytes) {
  const Order order = order_of(bytes);
  Decoded out;
  if (order != Order::none) {
    out.encoding = order == Order::little ? "UTF-16LE" : "UTF-16BE";
    bytes = from_utf16(name, bytes, order);
  }
  refuse_other_form(name, bytes);
  out.text = std::move(bytes);
  if (out.text.starts_with("\xEF\xBB\xBF")) out.text.erase(0, 3);
  return out;
}

} // namespace quietroom::imported
