#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Parts of a PNG (ISO/IEC 15948).
namespace quietroom {

inline constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";

/// Four bytes, the highest first.
std::string big_endian(std::uint32_t value);

/// CRC-32 of PNG, annex D.
std::uint32_t png_checksum(std::string_view bytes);

/// Length, type of four letters, data, checksum.
std::string png_chunk(std::string_view type, std::string_view data);

/// The PNG with a chunk pHYs behind its header, which says how large it is on paper; what is no PNG stays as
/// it is.
std::string png_with_density(std::string bytes, double dots_per_inch);

} // namespace quietroom
