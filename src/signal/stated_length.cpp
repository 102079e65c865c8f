#include "signal/stated_length.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace quietroom::signal {

namespace {

enum class Order { little_endian, big_endian };

/// A file read at any place; beyond its end there is nothing.
class Bytes {
public:
  explicit Bytes(const std::filesystem::path& path)
      : m_in(path, std::ios::binary), m_size(std::filesystem::file_size(path)) {}

  std::uint64_t size() const { return m_size; }

  std::string text(std::uint64_t at, std::size_t count) {
    if (at > m_size || count > m_size - at) return {};
    std::string out(count, '\0');
    m_in.clear();
    m_in.seekg(static_cast<std::streamoff>(at));
    return m_in.read(out.data(), static_cast<std::streamsize>(count)) ? out : std::string{};
  }

  std::optional<std::uint64_t> number(std::uint64_t at, std::size_t count, Order order) {
    const std::string raw = text(at, count);
    if (raw.empty()) return std::nullopt;
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < count; ++i)
      out = out << 8 | static_cast<unsigned char>(raw[order == Order::big_endian ? i : count - 1 - i]);
    return out;
  }

private:
  std::ifstream m_in;
  std::uint64_t m_size;
};

/// Whether `count` bytes from `at` on would reach beyond the end.
bool reaches_beyond(const Bytes& file, std::uint64_t at, std::uint64_t count) {
  return at > file.size() || count > file.size() - at;
}

/// How the chunks of a container are laid out.
struct Chunks {
  std::uint64_t first;    ///< where the first begins
  std::size_t name_bytes; ///< of which the first four tell chunks apart
  std::size_t size_bytes; ///< of the field behind the name
  Order order;
  bool size_holds_header;     ///< the size counts name and size too
  std::uint64_t multiple;     ///< chunks begin at multiples of this
  std::uint64_t unknown_from; ///< sizes from here on are no promise
};

struct Chunk {
  std::uint64_t begin = 0; ///< of the content
  std::uint64_t bytes = 0;
};

std::optional<Chunk> find_chunk(Bytes& file, const Chunks& chunks, std::string_view name) {
  const std::uint64_t header = chunks.name_bytes + chunks.size_bytes;
  for (std::uint64_t at = chunks.first; at < file.size();) {
    const auto size = file.number(at + chunks.name_bytes, chunks.size_bytes, chunks.order);
    if (!size) return std::nullopt;
    const std::uint64_t bytes = *size - (chunks.size_holds_header ? std::min(header, *size) : 0);
    if (file.text(at, name.size()) == name) return Chunk{at + header, bytes};
    if (reaches_beyond(file, at + header, bytes)) return std::nullopt;
    const std::uint64_t end = at + header + bytes;
    at = (end + chunks.multiple - 1) / chunks.multiple * chunks.multiple;
  }
  return std::nullopt;
}

bool is_chunk_cut(Bytes& file, const Chunks& chunks, std::string_view name) {
  const auto data = find_chunk(file, chunks, name);
  return data && data->bytes < chunks.unknown_from && reaches_beyond(file, data->begin, data->bytes);
}

// sox says 0x7FFFF000 less its header where it cannot seek back, most others 0xFFFFFFFF.
constexpr std::uint64_t unknown_in_riff = 0x7FFF0000;
constexpr std::uint64_t unknown_in_aiff = 0x7F000000;                // sox, as above
constexpr std::uint64_t unknown_in_64_bits = std::uint64_t{1} << 62; // -1, or nonsense

Chunks riff_chunks(Order order) { return {12, 4, 4, order, false, 2, unknown_in_riff}; }

/// RF64 and BW64 (EBU Tech 3306): the chunk ds64 has the size of data that 32 bits cannot hold.
bool is_rf64_cut(Bytes& file) {
  const Chunks chunks = riff_chunks(Order::little_endian);
  const auto data = find_chunk(file, chunks, "data");
  if (!data) return false;
  if (data->bytes != 0xFFFFFFFF) return reaches_beyond(file, data->begin, data->bytes);
  const auto sizes = find_chunk(file, chunks, "ds64");
  const auto bytes = sizes ? file.number(sizes->begin + 8, 8, Order::little_endian) : std::nullopt;
  return bytes && *bytes < unknown_in_64_bits && reaches_beyond(file, data->begin, *bytes);
}

bool is_au_cut(Bytes& file, Order order) {
  const auto begin = file.number(4, 4, order);
  const auto bytes = file.number(8, 4, order);
  return begin && bytes && *bytes != 0xFFFFFFFF && reaches_beyond(file, *begin, *bytes);
}

/// RFC 3533: a page is a header of 27 bytes, a table of segment lengths, the segments; flag 4 marks the last.
bool is_ogg_cut(Bytes& file) {
  constexpr std::uint64_t largest_page = 27 + 255 + 255 * 255;
  constexpr std::size_t header = 27;
  const std::uint64_t from = file.size() - std::min(file.size(), largest_page);
  const std::string end = file.text(from, static_cast<std::size_t>(file.size() - from));
  std::size_t at = end.rfind("OggS");
  // The four letters may stand among the sound as well: a header has version 0 and flags up to 7 behind them.
  while (at != std::string::npos && at + 5 < end.size() && (end[at + 4] != 0 || (end[at + 5] & ~7) != 0))
    at = at == 0 ? std::string::npos : end.rfind("OggS", at - 1);
  if (at == std::string::npos || at + header > end.size()) return true;
  const auto segments = static_cast<std::size_t>(static_cast<unsigned char>(end[at + 26]));
  if (at + header + segments > end.size()) return true;
  std::size_t bytes = header + segments;
  for (std::size_t i = 0; i < segments; ++i) bytes += static_cast<unsigned char>(end[at + header + i]);
  const bool is_last = (end[at + 5] & 4) != 0;
  return !is_last || at + bytes > end.size();
}

} // namespace

bool is_cut_short(const std::filesystem::path& path) {
  Bytes file(path);
  const std::string name = file.text(0, 4);
  const std::string form = file.text(8, 4);
  if (name == "RIFF" && form == "WAVE") return is_chunk_cut(file, riff_chunks(Order::little_endian), "data");
  if (name == "RIFX" && form == "WAVE") return is_chunk_cut(file, riff_chunks(Order::big_endian), "data");
  if ((name == "RF64" || name == "BW64") && form == "WAVE") return is_rf64_cut(file);
  if (name == "FORM" && (form == "AIFF" || form == "AIFC"))
    return is_chunk_cut(file, {12, 4, 4, Order::big_endian, false, 2, unknown_in_aiff}, "SSND");
  if (name == "riff" && file.text(24, 4) == "wave") // Sony Wave64: names are GUIDs of 16 bytes
    return is_chunk_cut(file, {40, 16, 8, Order::little_endian, true, 8, unknown_in_64_bits}, "data");
  if (name == "caff")
    return is_chunk_cut(file, {8, 4, 8, Order::big_endian, false, 1, unknown_in_64_bits}, "data");
  if (name == ".snd") return is_au_cut(file, Order::big_endian);
  if (name == "dns.") return is_au_cut(file, Order::little_endian);
  if (name == "OggS") return is_ogg_cut(file);
  return false;
}

} // namespace quietroom::signal
