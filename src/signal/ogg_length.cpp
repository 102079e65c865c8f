#include "signal/ogg_length.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace quietroom::signal {

namespace {

constexpr std::size_t header_bytes = 27;
constexpr std::uint64_t largest_page = 27 + 255 + 255 * 255;

/// A header of 27 bytes, a table of segment lengths, the segments.
struct Page {
  bool begins_stream = false; ///< flag 2
  bool ends_stream = false;   ///< flag 4
  std::uint64_t content = 0;  ///< where it begins
  std::uint64_t end = 0;
};

/// Nothing where none stands there, or not the whole of its header.
std::optional<Page> page_at(FileBytes& file, std::uint64_t at) {
  const std::string header = file.text(at, header_bytes);
  if (!header.starts_with(std::string_view("OggS\0", 5))) return std::nullopt;
  const auto flags = static_cast<unsigned char>(header[5]);
  if (flags > 7) return std::nullopt; // the letters may stand among the sound as well
  const auto segments = static_cast<unsigned char>(header[26]);
  const std::string table = file.text(at + header_bytes, segments);
  if (table.size() != segments) return std::nullopt;
  Page out{(flags & 2U) != 0, (flags & 4U) != 0, at + header_bytes + segments, 0};
  out.end = out.content;
  for (const char bytes : table) out.end += static_cast<unsigned char>(bytes);
  return out;
}

/// The whole page that is marked as the last, at the end of the file but for a few bytes that are none.
std::optional<Page> last_page(FileBytes& file) {
  const std::uint64_t from = file.size() - std::min(file.size(), largest_page);
  const std::string end = file.text(from, static_cast<std::size_t>(file.size() - from));
  const std::string_view mark("OggS\0", 5);
  std::size_t at = end.rfind(mark);
  // One of which the header is whole can be trusted to be a page.
  while (at != std::string::npos && at + 5 < end.size() && (end[at + 5] & ~7) != 0)
    at = at == 0 ? std::string::npos : end.rfind(mark, at - 1);
  if (at == std::string::npos) return std::nullopt;
  const auto page = page_at(file, from + at);
  return page && page->ends_stream && page->end <= file.size() ? page : std::nullopt;
}

bool is_sound(FileBytes& file, const Page& first) {
  constexpr std::array<std::string_view, 4> names{"\1vorbis", "OpusHead",
                                                  "\x7F"
                                                  "FLAC",
                                                  "Speex   "};
  return std::ranges::any_of(
      names, [&](std::string_view name) { return file.text(first.content, name.size()) == name; });
}

/// The next page from `at` on, over what is none.
std::uint64_t next_page(FileBytes& file, std::uint64_t at) {
  while (at < file.size()) {
    const auto bytes = static_cast<std::size_t>(std::min(largest_page, file.size() - at));
    const std::size_t found = file.text(at, bytes).find(std::string_view("OggS\0", 5));
    if (found != std::string::npos) return at + found;
    if (bytes < largest_page) break;
    at += bytes - 4; // it may stand across the border
  }
  return file.size();
}

/// A stream that begins behind pages of others is chained to them; several at the begin are multiplexed.
bool has_several_sounds(FileBytes& file) {
  int sounds = 0;
  for (std::uint64_t at = 0; at < file.size();) {
    const auto page = page_at(file, at);
    if (page && page->begins_stream && is_sound(file, *page)) ++sounds;
    if (sounds > 1) return true;
    at = page ? page->end : next_page(file, at + 1);
  }
  return false;
}

} // namespace

StatedLength ogg_length(FileBytes& file) {
  if (has_several_sounds(file)) return {Length::several_sounds};
  const auto last = last_page(file);
  if (!last) return {Length::cut_short};
  StatedLength out;
  if (last->end < file.size()) out.sound_end = last->end;
  return out;
}

} // namespace quietroom::signal
