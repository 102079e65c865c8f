#include "signal/mpeg_start.h"

#include "core/number.h"
#include "signal/file_bytes.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

namespace quietroom::signal {

namespace {

using BitRates = std::array<int, 15>; ///< kbit/s; the first is "free"

constexpr BitRates layer_1{0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448};
constexpr BitRates layer_2{0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
constexpr BitRates layer_3{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
constexpr BitRates low_layer_1{0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256};
constexpr BitRates low_layer_2_and_3{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
constexpr std::array<int, 3> rates_hz{44100, 48000, 32000};

struct Header {
  int layer = 0;
  bool is_low = false; ///< MPEG-2 and 2.5: half the rates or less
  bool is_mono = false;
  int rate_hz = 0;
  std::uint64_t bytes = 0; ///< of the frame; 0 where its bit rate is "free"

  bool goes_with(const Header& other) const { return layer == other.layer && rate_hz == other.rate_hz; }
};

const BitRates& bit_rates(bool is_low, int layer) {
  if (is_low) return layer == 1 ? low_layer_1 : low_layer_2_and_3;
  return layer == 1 ? layer_1 : layer == 2 ? layer_2 : layer_3;
}

std::optional<Header> header_at(FileBytes& file, std::uint64_t at) {
  const auto word = file.number(at, 4, ByteOrder::big_endian);
  if (!word || *word >> 21 != 0x7FF) return std::nullopt;
  const auto bits = [&](unsigned from, unsigned count) {
    return static_cast<unsigned>(*word >> from & ((1U << count) - 1));
  };
  const unsigned version = bits(19, 2); // 0: 2.5, 2: 2, 3: 1
  const unsigned layer = bits(17, 2);   // 3: I, 2: II, 1: III
  const unsigned bit_rate = bits(12, 4);
  const unsigned rate = bits(10, 2);
  if (version == 1 || layer == 0 || bit_rate == 15 || rate == 3 || bits(0, 2) == 2) return std::nullopt;
  Header out;
  out.layer = static_cast<int>(4 - layer);
  out.is_low = version != 3;
  out.is_mono = bits(6, 2) == 3;
  out.rate_hz = rates_hz[rate] / (version == 3 ? 1 : version == 2 ? 2 : 4);
  const int bit_rate_bps = 1000 * bit_rates(out.is_low, out.layer)[bit_rate];
  const int padding = static_cast<int>(bits(9, 1));
  if (bit_rate_bps == 0) return out;
  const int slots = out.layer == 1 ? 12 : out.layer == 3 && out.is_low ? 72 : 144;
  out.bytes =
      static_cast<std::uint64_t>((slots * bit_rate_bps / out.rate_hz + padding) * (out.layer == 1 ? 4 : 1));
  return out;
}

std::optional<std::uint64_t> stated_frames(FileBytes& file, std::uint64_t at, const Header& first) {
  if (first.layer != 3) return std::nullopt;
  const std::uint64_t side = first.is_low ? (first.is_mono ? 9 : 17) : (first.is_mono ? 17 : 32);
  for (const std::uint64_t crc : {0, 2}) {
    const std::uint64_t tag = at + 4 + crc + side;
    const std::string name = file.text(tag, 4);
    const auto flags = file.number(tag + 4, 4, ByteOrder::big_endian);
    if ((name == "Xing" || name == "Info") && flags && (*flags & 1U) != 0)
      return file.number(tag + 8, 4, ByteOrder::big_endian);
  }
  if (file.text(at + 36, 4) == "VBRI") return file.number(at + 50, 4, ByteOrder::big_endian);
  return std::nullopt;
}

/// How many bytes before `end` are a tag; 0 where there is none.
std::uint64_t tag_before(FileBytes& file, std::uint64_t end) {
  const auto text_before = [&](std::uint64_t back, std::size_t count) {
    return end < back ? std::string{} : file.text(end - back, count);
  };
  if (text_before(128, 3) == "TAG") return 128;  // ID3v1
  if (text_before(227, 4) == "TAG+") return 227; // its extension
  if (text_before(32, 8) == "APETAGEX") {        // a footer, which counts itself and what it ends
    const auto bytes = file.number(end - 20, 4, ByteOrder::little_endian).value_or(0);
    const auto flags = file.number(end - 12, 4, ByteOrder::little_endian).value_or(0);
    const std::uint64_t whole = bytes + ((flags >> 31) != 0 ? 32 : 0); // with its header
    return bytes >= 32 && whole <= end ? whole : 32;
  }
  if (text_before(9, 9) == "LYRICS200") { // behind six digits that count all but themselves
    const auto bytes = parse_integer(text_before(15, 6)).value_or(0);
    return bytes > 0 && static_cast<std::uint64_t>(bytes) + 15 <= end ? static_cast<std::uint64_t>(bytes) + 15
                                                                      : 15;
  }
  return 0;
}

} // namespace

std::optional<MpegStart> mpeg_start(const std::filesystem::path& path) {
  constexpr std::size_t most_zeros = 65536;
  FileBytes file(path);
  std::uint64_t at = end_of_id3(file);
  if (at > 0 && at < file.size()) { // padding of the tag that its length does not count
    std::string zeros(most_zeros, '\0');
    zeros.resize(file.read(at, zeros.data(), zeros.size()));
    at += std::min(zeros.find_first_not_of('\0'), zeros.size());
  }
  const auto first = header_at(file, at);
  if (!first) return std::nullopt;
  std::uint64_t end = file.size();
  while (const std::uint64_t tag = tag_before(file, end)) end -= tag;
  if (first->bytes > 0 && at + first->bytes < end) {
    const auto second = header_at(file, at + first->bytes);
    if (!second || !second->goes_with(*first)) return std::nullopt;
  } else if (at + first->bytes != end && first->bytes > 0) {
    return std::nullopt;
  }
  return MpegStart{first->layer, end, stated_frames(file, at, *first)};
}

} // namespace quietroom::signal
