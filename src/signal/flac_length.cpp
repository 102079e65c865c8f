#include "signal/flac_length.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace quietroom::signal {

namespace {

constexpr std::uint64_t total_at = 21; // of the stream: 36 bits, four of them here
constexpr std::uint64_t most_total = (std::uint64_t{1} << 36) - 1;

unsigned byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// RFC 9639, 9.1.8: polynomial 0x07 over the header of a frame.
unsigned crc8(std::string_view bytes) {
  unsigned crc = 0;
  for (const char each : bytes) {
    crc ^= static_cast<unsigned char>(each);
    for (int bit = 0; bit < 8; ++bit) crc = (crc << 1 ^ ((crc & 0x80U) != 0 ? 0x07U : 0U)) & 0xFFU;
  }
  return crc;
}

/// RFC 9639, 9.3: polynomial 0x8005 over a frame; 0 over one with its CRC.
unsigned crc16(std::string_view bytes) {
  unsigned crc = 0;
  for (const char each : bytes) {
    crc ^= static_cast<unsigned>(static_cast<unsigned char>(each)) << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc << 1 ^ ((crc & 0x8000U) != 0 ? 0x8005U : 0U)) & 0xFFFFU;
  }
  return crc;
}

/// RFC 9639, 9.1.5: as UTF-8, with up to seven bytes. Moves `at` behind it.
std::optional<std::uint64_t> coded_number(std::string_view frame, std::size_t& at) {
  const unsigned first = byte(frame, at++);
  if (first < 0x80) return first;
  int more = 0;
  while (more < 7 && (first & 0x80U >> more) != 0) ++more;
  if (more < 2) return std::nullopt;
  std::uint64_t out = more >= 7 ? 0 : first & (0xFFU >> (more + 1));
  for (int i = 1; i < more; ++i, ++at) {
    if (at >= frame.size() || (byte(frame, at) & 0xC0U) != 0x80) return std::nullopt;
    out = out << 6 | (byte(frame, at) & 0x3FU);
  }
  return out;
}

struct FlacFrame {
  std::uint64_t first = 0; ///< sample of the stream
  std::uint64_t block = 0; ///< samples
};

/// By its header (9.1); nothing where there is none.
std::optional<FlacFrame> frame_at(std::string_view frame, std::uint64_t usual_block) {
  constexpr std::size_t least = 16;
  if (frame.size() < least || byte(frame, 0) != 0xFF || (byte(frame, 1) & 0xFEU) != 0xF8) return std::nullopt;
  const bool is_variable = (byte(frame, 1) & 1U) != 0; // then it counts samples, else frames
  const unsigned block_code = byte(frame, 2) >> 4;
  const unsigned rate_code = byte(frame, 2) & 0x0FU;
  std::size_t at = 4;
  const auto number = coded_number(frame, at);
  if (!number || block_code == 0 || at + 5 > frame.size()) return std::nullopt;
  std::uint64_t block = block_code == 1  ? 192
                        : block_code < 6 ? std::uint64_t{144} << block_code
                                         : std::uint64_t{1} << block_code;
  if (block_code == 6) block = byte(frame, at++) + 1;
  if (block_code == 7) {
    block = (byte(frame, at) << 8 | byte(frame, at + 1)) + 1;
    at += 2;
  }
  at += rate_code == 12 ? 1U : rate_code == 13 || rate_code == 14 ? 2U : 0U;
  if (at >= frame.size() || crc8(frame.substr(0, at)) != byte(frame, at)) return std::nullopt;
  return FlacFrame{is_variable ? *number : *number * usual_block, block};
}

/// Samples a channel.
struct Found {
  std::uint64_t least = 0;            ///< up to the last frame of which there is at least the header
  std::optional<std::uint64_t> whole; ///< where the file, or what stands before its ID3v1 tag, ends with it
};

Found find_last_frame(FileBytes& file, std::uint64_t begin) {
  constexpr std::uint64_t most_bytes = 1U << 21; // 65535 samples of eight channels and 32 bits
  const auto usual_block = file.number(begin + 8, 2, ByteOrder::big_endian);
  std::uint64_t end = file.size();
  if (end >= 128 && file.text(end - 128, 3) == "TAG") end -= 128;
  const std::uint64_t from = std::max(begin + 42, end - std::min(end, most_bytes));
  Found out;
  if (!usual_block || from >= end) return out;
  const std::string tail = file.text(from, static_cast<std::size_t>(end - from));
  for (std::size_t at = tail.rfind('\xFF'); at != std::string::npos;
       at = at == 0 ? std::string::npos : tail.rfind('\xFF', at - 1)) {
    const std::string_view frame = std::string_view(tail).substr(at);
    const auto header = frame_at(frame, *usual_block);
    if (!header) continue;
    if (crc16(frame) == 0) return {header->first, header->first + header->block};
    if (out.least == 0) out.least = header->first;
  }
  return out;
}

bool holds_another(FileBytes& file, std::uint64_t begin) {
  constexpr std::string_view mark("fLaC\0\0\0\x22", 8);
  std::string piece(std::size_t{1} << 20, '\0');
  for (std::uint64_t at = begin + mark.size(); at < file.size(); at += piece.size() - mark.size()) {
    const std::size_t count = file.read(at, piece.data(), piece.size());
    if (std::string_view(piece).substr(0, count).find(mark) != std::string_view::npos) return true;
  }
  return false;
}

} // namespace

StatedLength flac_length(FileBytes& file, std::uint64_t begin) {
  const auto word = file.number(begin + total_at, 5, ByteOrder::big_endian);
  if (!word) return {};
  if (holds_another(file, begin)) return {Length::several_sounds};
  const std::uint64_t stated = *word & most_total;
  const auto [least, there] = find_last_frame(file, begin);
  if (there && stated != 0 && *there <= stated)
    return {*there < stated ? Length::cut_short : Length::as_stated};
  const std::uint64_t patched = (*word & ~most_total) | std::min(there.value_or(most_total), most_total);
  return {there ? Length::goes_on : Length::to_be_counted,
          {{begin + total_at, bytes_of(patched, 5, ByteOrder::big_endian)}},
          stated,
          std::max(stated, there ? 0 : least)};
}

} // namespace quietroom::signal
