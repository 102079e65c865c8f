#include "signal/file_bytes.h"

#include <algorithm>

namespace quietroom::signal {

std::string bytes_of(std::uint64_t value, std::size_t count, ByteOrder order) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += static_cast<char>(value >> 8 * (order == ByteOrder::big_endian ? count - 1 - i : i) & 0xFF);
  return out;
}

FileBytes::FileBytes(const std::filesystem::path& path)
    : m_in(path, std::ios::binary), m_size(std::filesystem::file_size(path)) {}

std::size_t FileBytes::read(std::uint64_t at, char* out, std::size_t count) {
  if (at >= m_size) return 0;
  m_in.clear();
  m_in.seekg(static_cast<std::streamoff>(at));
  m_in.read(out, static_cast<std::streamsize>(std::min<std::uint64_t>(count, m_size - at)));
  return static_cast<std::size_t>(m_in.gcount());
}

std::string FileBytes::text(std::uint64_t at, std::size_t count) {
  if (ends_within(at, count)) return {};
  std::string out(count, '\0');
  return read(at, out.data(), count) == count ? out : std::string{};
}

std::optional<std::uint64_t> FileBytes::number(std::uint64_t at, std::size_t count, ByteOrder order) {
  const std::string raw = text(at, count);
  if (raw.empty()) return std::nullopt;
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < count; ++i)
    out = out << 8 | static_cast<unsigned char>(raw[order == ByteOrder::big_endian ? i : count - 1 - i]);
  return out;
}

std::uint64_t end_of_id3(FileBytes& file) {
  constexpr std::uint64_t header = 10; // "ID3", version, flags, size in four bytes of seven bits
  std::uint64_t at = 0;
  while (file.text(at, 3) == "ID3") {
    const std::string head = file.text(at, header);
    if (head.empty()) return file.size();
    std::uint64_t bytes = 0;
    for (std::size_t i = 6; i < header; ++i)
      bytes = bytes << 7 | (static_cast<unsigned char>(head[i]) & 0x7FU);
    const bool has_footer = (static_cast<unsigned char>(head[5]) & 0x10U) != 0;
    at += header + bytes + (has_footer ? header : 0);
  }
  return std::min(at, file.size());
}

} // namespace quietroom::signal
