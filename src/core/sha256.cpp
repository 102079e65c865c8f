#include "core/sha256.h"

#include "core/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <vector>

namespace quietroom {

void Sha256::add(std::span<const std::byte> bytes) noexcept {
  std::size_t held = m_bytes % 64;
  m_bytes += bytes.size();
  if (held != 0) {
    const std::size_t taken = std::min(bytes.size(), 64 - held);
    std::copy_n(bytes.data(), taken, m_block.data() + held);
    bytes = bytes.subspan(taken);
    if (held + taken < 64) return;
    sha256_blocks(m_state, m_block.data(), 1);
  }
  sha256_blocks(m_state, bytes.data(), bytes.size() / 64);
  bytes = bytes.subspan(bytes.size() / 64 * 64);
  std::copy(bytes.begin(), bytes.end(), m_block.begin());
}

std::string Sha256::finish() {
  const std::uint64_t bits = m_bytes * 8;
  std::vector<std::byte> padding((119 - m_bytes % 64) % 64 + 1, std::byte{0});
  padding.front() = std::byte{0x80};
  add(padding);
  std::array<std::byte, 8> length;
  for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<std::byte>(bits >> (56 - 8 * i));
  add(length);
  std::string hex;
  for (const std::uint32_t word : m_state) hex += fmt::format("{:08x}", word);
  return hex;
}

std::string sha256_of(std::string_view text) {
  Sha256 hash;
  hash.add(text);
  return hash.finish();
}

std::string sha256_of_file(const std::filesystem::path& path) {
  std::error_code failure;
  std::ifstream in;
  if (std::filesystem::is_regular_file(path, failure))
    in.open(path, std::ios::binary); // a pipe would be waited for
  if (!in.is_open()) throw_input(fmt::format("{}: cannot be read; is the path right?", path.string()));
  Sha256 hash;
  std::vector<char> chunk(1 << 16);
  while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())), in.gcount() > 0)
    hash.add(std::string_view(chunk.data(), static_cast<std::size_t>(in.gcount())));
  return hash.finish();
}

} // namespace quietroom
