#include "signal/chunk_length.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace quietroom::signal {

namespace {

/// How the chunks of a container are laid out.
struct Chunks {
  std::uint64_t first;    ///< where the first begins
  std::size_t name_bytes; ///< of which the first four tell chunks apart
  std::size_t size_bytes; ///< of the field behind the name
  ByteOrder order;
  bool size_holds_header;     ///< the size counts name and size too
  std::uint64_t multiple;     ///< chunks begin at multiples of this
  std::uint64_t unknown_from; ///< sizes from here on that are not there are no promise

  std::uint64_t header() const { return name_bytes + size_bytes; }
  std::uint64_t next(std::uint64_t end) const { return (end + multiple - 1) / multiple * multiple; }
};

struct Chunk {
  std::uint64_t begin = 0; ///< of the content
  std::uint64_t bytes = 0;
};

std::optional<Chunk> chunk_at(FileBytes& file, const Chunks& chunks, std::uint64_t at) {
  const auto size = file.number(at + chunks.name_bytes, chunks.size_bytes, chunks.order);
  if (!size) return std::nullopt;
  return Chunk{at + chunks.header(),
               *size - (chunks.size_holds_header ? std::min(chunks.header(), *size) : 0)};
}

std::optional<Chunk> find_chunk(FileBytes& file, const Chunks& chunks, std::string_view name) {
  for (std::uint64_t at = chunks.first; at < file.size();) {
    const auto chunk = chunk_at(file, chunks, at);
    if (!chunk || file.text(at, name.size()) == name) return chunk;
    if (file.ends_within(chunk->begin, chunk->bytes)) return std::nullopt;
    at = chunks.next(chunk->begin + chunk->bytes);
  }
  return std::nullopt;
}

/// Where the sound stands, and where its length is stated.
struct Data {
  Chunk sound;
  std::uint64_t size_at = 0;
  std::size_t size_bytes = 0;
  ByteOrder order = ByteOrder::little_endian;
  std::uint64_t counted_with = 0; ///< bytes before the sound that the size counts too
  std::uint64_t unknown_from = 0;
  std::uint64_t frame_bytes = 1; ///< what is less is no sound
  bool reads_beyond = false;     ///< libsndfile takes all up to the end of the file for sound
};

bool is_name(std::string_view four) {
  return four.size() == 4 && std::ranges::all_of(four, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_id3v1(FileBytes& file, std::uint64_t at) {
  return file.size() - at == 128 && file.text(at, 3) == "TAG";
}

/// Names that sound would hardly have.
constexpr std::array<std::string_view, 21> known_chunks{
    "LIST", "list", "id3 ", "ID3 ", "bext", "cue ", "smpl", "PEAK", "fact", "JUNK", "junk",
    "iXML", "inst", "_PMX", "axml", "chna", "ANNO", "NAME", "AUTH", "PAD ", "FLLR"};

/// Whether chunks stand from `at` to the end of the file. The first of them may be cut where it is a known
/// one and `may_be_cut`.
bool are_chunks(FileBytes& file, const Chunks& chunks, std::uint64_t at, bool may_be_cut = true) {
  for (const std::uint64_t first = at; at < file.size();) {
    if (is_id3v1(file, at)) return true;
    const std::string name = file.text(at, 4);
    const auto chunk = chunk_at(file, chunks, at);
    if (!chunk || !is_name(name)) return false;
    if (file.ends_within(chunk->begin, chunk->bytes))
      return may_be_cut && at == first && std::ranges::find(known_chunks, name) != known_chunks.end();
    at = chunks.next(chunk->begin + chunk->bytes);
  }
  return true;
}

/// Where known chunks begin that reach to the very end of the file, or an ID3v1 tag; else the end of the
/// file.
std::uint64_t end_without_chunks(FileBytes& file, const Chunks* chunks, std::uint64_t begin) {
  constexpr std::uint64_t window = 1U << 16;
  const std::uint64_t from = std::max(begin, file.size() - std::min(file.size(), window));
  if (chunks != nullptr) {
    const std::string end = file.text(from, static_cast<std::size_t>(file.size() - from));
    for (std::size_t at = 0; at + 4 <= end.size(); ++at)
      if (std::ranges::find(known_chunks, std::string_view(end).substr(at, 4)) != known_chunks.end() &&
          are_chunks(file, *chunks, from + at, false))
        return from + at;
  }
  const bool has_tag = file.size() - begin > 128 && is_id3v1(file, file.size() - 128);
  return has_tag ? file.size() - 128 : file.size();
}

bool begins_sound_file(FileBytes& file, std::uint64_t at) {
  const std::string name = file.text(at, 4);
  const std::string form = file.text(at + 8, 4);
  if (name == "RIFF" || name == "RIFX" || name == "RF64" || name == "BW64") return form == "WAVE";
  if (name == "FORM") return form == "AIFF" || form == "AIFC";
  if (name == "riff") return file.text(at + 24, 4) == "wave";
  if (name == ".snd" || name == "dns.") {
    const auto begin =
        file.number(at + 4, 4, name == ".snd" ? ByteOrder::big_endian : ByteOrder::little_endian);
    return begin && *begin >= 24 && *begin < 1U << 16;
  }
  return name == "fLaC" || name == "caff" || (name == "OggS" && file.text(at + 4, 1) == std::string(1, '\0'));
}

/// `chunks` is null where a container has none behind its sound.
bool is_no_sound(FileBytes& file, const Chunks* chunks, const Data& data, std::uint64_t end) {
  const std::uint64_t rest = file.size() - end;
  if (rest < data.frame_bytes || is_id3v1(file, end)) return true;
  if (chunks == nullptr) return false;
  const std::uint64_t next = chunks->next(end); // some writers leave the byte between out
  return next >= file.size() || are_chunks(file, *chunks, next) || are_chunks(file, *chunks, end);
}

StatedLength judged(FileBytes& file, const Chunks* chunks, const Data& data) {
  const auto& [begin, stated] = data.sound;
  if (begin >= file.size()) return {stated > 0 && stated < data.unknown_from ? Length::cut_short : Length{}};
  const std::uint64_t there = file.size() - begin;
  if (stated > there && stated < data.unknown_from) return {Length::cut_short};
  if (stated <= there) {
    const std::uint64_t end = begin + stated;
    if (begins_sound_file(file, end) || (chunks != nullptr && begins_sound_file(file, chunks->next(end))))
      return {Length::several_sounds};
    if (is_no_sound(file, chunks, data, end)) {
      StatedLength out;
      if (data.reads_beyond && end < file.size()) out.sound_end = end;
      return out;
    }
  }
  const std::uint64_t end = end_without_chunks(file, chunks, begin);
  std::uint64_t size = end - begin + data.counted_with;
  if (data.size_bytes == 4) size = std::min<std::uint64_t>(size, 0xFFFFFFFE);
  StatedLength out{Length::goes_on, {{data.size_at, bytes_of(size, data.size_bytes, data.order)}}};
  if (data.reads_beyond && end < file.size()) out.sound_end = end;
  return out;
}

// sox says 0x7FFFF000 less its header where it cannot seek back, most others 0xFFFFFFFF.
constexpr std::uint64_t unknown_in_riff = 0x7FFF0000;
constexpr std::uint64_t unknown_in_aiff = 0x7F000000;                // sox, as above
constexpr std::uint64_t unknown_in_64_bits = std::uint64_t{1} << 62; // -1, or nonsense

Data data_of(const Chunks& chunks, const Chunk& chunk, std::uint64_t frame_bytes) {
  return {chunk,
          chunk.begin - chunks.size_bytes,
          chunks.size_bytes,
          chunks.order,
          chunks.size_holds_header ? chunks.header() : 0,
          chunks.unknown_from,
          std::max<std::uint64_t>(frame_bytes, 1),
          chunks.size_holds_header}; // of Wave64
}

/// The frame of a WAV file, by "fmt ".
std::uint64_t wave_frame(FileBytes& file, const Chunks& chunks) {
  const auto format = find_chunk(file, chunks, "fmt ");
  return format && format->bytes >= 14 ? file.number(format->begin + 12, 2, chunks.order).value_or(1) : 1;
}

StatedLength wave_length(FileBytes& file, const Chunks& chunks) {
  const auto data = find_chunk(file, chunks, "data");
  if (!data) return {};
  return judged(file, &chunks, data_of(chunks, *data, wave_frame(file, chunks)));
}

/// The chunk ds64 has the size of data that 32 bits cannot hold.
StatedLength rf64_length(FileBytes& file, const Chunks& chunks) {
  const auto chunk = find_chunk(file, chunks, "data");
  if (!chunk) return {};
  Data data = data_of(chunks, *chunk, wave_frame(file, chunks));
  const auto sizes = find_chunk(file, chunks, "ds64");
  const auto bytes = sizes ? file.number(sizes->begin + 8, 8, chunks.order) : std::nullopt;
  if (chunk->bytes == 0xFFFFFFFF && bytes) {
    data.sound.bytes = *bytes;
    data.size_at = sizes->begin + 8;
    data.size_bytes = 8;
    data.unknown_from = unknown_in_64_bits;
  }
  return judged(file, &chunks, data);
}

StatedLength aiff_length(FileBytes& file) {
  const Chunks chunks{12, 4, 4, ByteOrder::big_endian, false, 2, unknown_in_aiff};
  const auto sound = find_chunk(file, chunks, "SSND");
  if (!sound) return {};
  const auto common = find_chunk(file, chunks, "COMM");
  const bool is_whole = common && common->bytes >= 8;
  const auto channels = is_whole ? file.number(common->begin, 2, chunks.order) : std::nullopt;
  const auto bits = is_whole ? file.number(common->begin + 6, 2, chunks.order) : std::nullopt;
  return judged(file, &chunks, data_of(chunks, *sound, channels.value_or(1) * ((bits.value_or(8) + 7) / 8)));
}

StatedLength caf_length(FileBytes& file) {
  const Chunks chunks{8, 4, 8, ByteOrder::big_endian, false, 1, unknown_in_64_bits};
  const auto data = find_chunk(file, chunks, "data");
  if (!data) return {};
  const auto format = find_chunk(file, chunks, "desc");
  const auto packet =
      format && format->bytes >= 20 ? file.number(format->begin + 16, 4, chunks.order) : std::nullopt;
  return judged(file, &chunks, data_of(chunks, *data, packet.value_or(1)));
}

StatedLength au_length(FileBytes& file, ByteOrder order) {
  constexpr std::array<std::uint64_t, 8> sample_bytes{1, 1, 1, 2, 3, 4, 4, 8}; // by encoding
  const auto begin = file.number(4, 4, order);
  const auto bytes = file.number(8, 4, order);
  const auto encoding = file.number(12, 4, order);
  const auto channels = file.number(20, 4, order);
  if (!begin || !bytes || !encoding || !channels) return {};
  const std::uint64_t frame = *encoding < sample_bytes.size() ? sample_bytes[*encoding] * *channels : 1;
  return judged(file, nullptr,
                {{*begin, *bytes}, 8, 4, order, 0, 0xFFFFFFFF, std::max<std::uint64_t>(frame, 1)});
}

} // namespace

StatedLength chunk_length(FileBytes& file) {
  const std::string name = file.text(0, 4);
  const std::string form = file.text(8, 4);
  const Chunks riff{12, 4, 4, ByteOrder::little_endian, false, 2, unknown_in_riff};
  if (name == "RIFF" && form == "WAVE") return wave_length(file, riff);
  if (name == "RIFX" && form == "WAVE")
    return wave_length(file, {12, 4, 4, ByteOrder::big_endian, false, 2, unknown_in_riff});
  if ((name == "RF64" || name == "BW64") && form == "WAVE") return rf64_length(file, riff);
  if (name == "FORM" && (form == "AIFF" || form == "AIFC")) return aiff_length(file);
  if (name == "riff" && file.text(24, 4) == "wave") // Sony Wave64: names are GUIDs of 16 bytes
    return wave_length(file, {40, 16, 8, ByteOrder::little_endian, true, 8, unknown_in_64_bits});
  if (name == "caff") return caf_length(file);
  if (name == ".snd") return au_length(file, ByteOrder::big_endian);
  if (name == "dns.") return au_length(file, ByteOrder::little_endian);
  return {};
}

} // namespace quietroom::signal
