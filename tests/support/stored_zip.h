#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quietroom::test {

/// CRC-32 as ZIP has it.
inline std::uint32_t crc32_of(std::string_view bytes) {
  std::uint32_t out = ~0U;
  for (const char c : bytes) {
    out ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) out = (out >> 1) ^ ((out & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~out;
}

/// A ZIP archive of parts that are stored as they are.
inline std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out, directory;
  const auto number = [](std::string& to, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) to += static_cast<char>(i < 4 ? value >> (8 * i) & 0xFFU : 0U);
  };
  for (const auto& [name, content] : parts) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    const auto size = static_cast<std::uint32_t>(content.size());
    std::string fields;
    number(fields, 20, 2); // version
    number(fields, 0, 8);  // flags, method, time, date
    number(fields, crc32_of(content), 4);
    number(fields, size, 4);
    number(fields, size, 4);
    number(fields, static_cast<std::uint32_t>(name.size()), 2);
    number(fields, 0, 2); // extra
    out += "PK\x03\x04" + fields + name + content;
    directory += std::string("PK\x01\x02\x14") + '\0' + fields;
    number(directory, 0, 10); // comment, disk, attributes
    number(directory, offset, 4);
    directory += name;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  number(out, 0, 4);
  number(out, static_cast<std::uint32_t>(parts.size()), 2);
  number(out, static_cast<std::uint32_t>(parts.size()), 2);
  number(out, static_cast<std::uint32_t>(directory.size()), 4);
  number(out, begin, 4);
  number(out, 0, 2);
  return out;
}

} // namespace quietroom::test
