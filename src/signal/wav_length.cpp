#include "signal/wav_length.h"

#include <array>
#include <cstring>
#include <fstream>

namespace quietroom::signal {

namespace {

struct ChunkHeader {
  std::array<char, 4> name{};
  std::uint32_t bytes = 0;
};

bool read_chunk_header(std::ifstream& in, ChunkHeader& header) {
  std::array<unsigned char, 8> raw{};
  if (!in.read(reinterpret_cast<char*>(raw.data()), raw.size())) return false;
  std::memcpy(header.name.data(), raw.data(), 4);
  header.bytes = 0;
  for (std::size_t i = 8; i-- > 4;) header.bytes = header.bytes << 8 | raw[i]; // little endian
  return true;
}

bool is_named(const ChunkHeader& header, const char* name) {
  return std::memcmp(header.name.data(), name, 4) == 0;
}

} // namespace

std::uint64_t missing_wav_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  ChunkHeader header;
  std::array<char, 4> form{};
  if (!read_chunk_header(in, header) || !is_named(header, "RIFF") || !in.read(form.data(), form.size()) ||
      std::memcmp(form.data(), "WAVE", 4) != 0)
    return 0;
  const std::uint64_t file_bytes = std::filesystem::file_size(path);
  std::uint64_t at = 12;
  while (at < file_bytes && in.seekg(static_cast<std::streamoff>(at)) && read_chunk_header(in, header)) {
    const std::uint64_t end = at + 8 + header.bytes;
    if (is_named(header, "data"))
      return header.bytes != 0xFFFFFFFFU && end > file_bytes ? end - file_bytes : 0;
    at = end + header.bytes % 2; // chunks begin at even places
  }
  return 0;
}

} // namespace quietroom::signal
