#include "core/png_chunk.h"

#include <cmath>

namespace quietroom {

std::string big_endian(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
  return out;
}

std::uint32_t png_checksum(std::string_view bytes) {
  std::uint32_t out = 0xFFFFFFFF;
  for (const char byte : bytes) {
    out ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) out = (out & 1U) != 0 ? 0xEDB88320U ^ (out >> 1) : out >> 1;
  }
  return ~out;
}

std::string png_chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type) + std::string(data);
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(png_checksum(body));
}

std::string png_with_density(std::string bytes, double dots_per_inch) {
  constexpr std::size_t behind_header = 8 + 25; // signature, chunk IHDR
  constexpr double inch_m = 0.0254;
  if (!bytes.starts_with(png_signature) || bytes.size() < behind_header) return bytes;
  const auto per_metre = static_cast<std::uint32_t>(std::lround(dots_per_inch / inch_m));
  const char unit_metre = 1;
  return bytes.insert(behind_header,
                      png_chunk("pHYs", big_endian(per_metre) + big_endian(per_metre) + unit_metre));
}

} // namespace quietroom
