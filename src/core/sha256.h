#pragma once

#include "core/sha256_blocks.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace quietroom {

/// SHA-256 (FIPS 180-4), for what may be fed in pieces.
class Sha256 {
public:
  void add(std::span<const std::byte> bytes) noexcept;
  void add(std::string_view text) noexcept { add(std::as_bytes(std::span(text.data(), text.size()))); }
  /// 64 lower-case hexadecimal digits. Ends the hash: nothing may be added after it.
  std::string finish();

private:
  Sha256State m_state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::byte, 64> m_block{};
  std::uint64_t m_bytes = 0;
};

std::string sha256_of(std::string_view text);

/// Of a file's bytes; throws an input Error when it cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

} // namespace quietroom
