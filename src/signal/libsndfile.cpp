#include "signal/libsndfile.h"

#include "core/error.h"
#include "signal/file_bytes.h"
#include "signal/integer_samples.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>
#include <sndfile.h>

namespace quietroom::signal {

namespace fs = std::filesystem;

namespace {

struct RawCoding {
  std::string_view name;
  int format;          ///< libsndfile's
  std::uint64_t bytes; ///< of a sample
};

constexpr std::array<RawCoding, 14> codings_of_raw{{
    {"s16le", SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE, 2},
    {"s16be", SF_FORMAT_PCM_16 | SF_ENDIAN_BIG, 2},
    {"s24le", SF_FORMAT_PCM_24 | SF_ENDIAN_LITTLE, 3},
    {"s24be", SF_FORMAT_PCM_24 | SF_ENDIAN_BIG, 3},
    {"s32le", SF_FORMAT_PCM_32 | SF_ENDIAN_LITTLE, 4},
    {"s32be", SF_FORMAT_PCM_32 | SF_ENDIAN_BIG, 4},
    {"f32le", SF_FORMAT_FLOAT | SF_ENDIAN_LITTLE, 4},
    {"f32be", SF_FORMAT_FLOAT | SF_ENDIAN_BIG, 4},
    {"f64le", SF_FORMAT_DOUBLE | SF_ENDIAN_LITTLE, 8},
    {"f64be", SF_FORMAT_DOUBLE | SF_ENDIAN_BIG, 8},
    {"s8", SF_FORMAT_PCM_S8, 1},
    {"u8", SF_FORMAT_PCM_U8, 1},
    {"alaw", SF_FORMAT_ALAW, 1},
    {"ulaw", SF_FORMAT_ULAW, 1},
}};

const RawCoding& coding_of(std::string_view name) {
  const auto coding = std::ranges::find(codings_of_raw, name, &RawCoding::name);
  assert(coding != codings_of_raw.end());
  return *coding;
}

/// In words of ours: those of the library speak of its own parts.
const char* why_not(int error) {
  switch (error) {
  case SF_ERR_UNRECOGNISED_FORMAT:
    return "its format is not known";
  case SF_ERR_SYSTEM:
    return "the system cannot read it";
  case SF_ERR_MALFORMED_FILE:
    return "it is damaged";
  case SF_ERR_UNSUPPORTED_ENCODING:
    return "its coding is not known";
  default:
    return "its head is damaged, or it is no sound";
  }
}

SF_INFO info_of(const RawFormat& raw) {
  SF_INFO info{};
  info.samplerate = raw.rate_hz;
  info.channels = raw.channels;
  info.format = SF_FORMAT_RAW | coding_of(raw.coding).format;
  return info;
}

struct WordLength {
  int bits;
  bool is_float;
};

WordLength word_length(int format) {
  switch (format & SF_FORMAT_SUBMASK) {
  case SF_FORMAT_PCM_S8:
  case SF_FORMAT_PCM_U8:
  case SF_FORMAT_DPCM_8:
    return {8, false};
  case SF_FORMAT_PCM_16:
  case SF_FORMAT_DPCM_16:
  case SF_FORMAT_ULAW:
  case SF_FORMAT_ALAW:
  case SF_FORMAT_GSM610:
  case SF_FORMAT_IMA_ADPCM:
  case SF_FORMAT_MS_ADPCM:
  case SF_FORMAT_G721_32:
  case SF_FORMAT_ALAC_16:
    return {16, false};
  case SF_FORMAT_PCM_24:
  case SF_FORMAT_ALAC_20:
  case SF_FORMAT_ALAC_24:
    return {24, false};
  case SF_FORMAT_PCM_32:
  case SF_FORMAT_ALAC_32:
    return {32, false};
  case SF_FORMAT_DOUBLE:
    return {64, true};
  default:
    return {32, true}; // float, Vorbis, Opus and other lossy formats
  }
}

std::string format_name(int format) {
  SF_FORMAT_INFO major{format & SF_FORMAT_TYPEMASK, nullptr, nullptr};
  SF_FORMAT_INFO coding{format & SF_FORMAT_SUBMASK, nullptr, nullptr};
  sf_command(nullptr, SFC_GET_FORMAT_INFO, &major, sizeof major);
  sf_command(nullptr, SFC_GET_FORMAT_INFO, &coding, sizeof coding);
  return fmt::format("{}, {}", major.name != nullptr ? major.name : "unknown container",
                     coding.name != nullptr ? coding.name : "unknown coding");
}

/// A file as it would be with other bytes in its header, and without what stands behind its sound. It has no
/// name either: libsndfile would guess the form of a file without a header by its ending.
class PatchedFile {
public:
  PatchedFile(const fs::path& path, const StatedLength& length)
      : m_file(path), m_size(std::min(length.sound_end.value_or(m_file.size()), m_file.size())),
        m_patches(length.patches) {}

  static SF_VIRTUAL_IO functions() { return {size, seek, read, nullptr, tell}; }

private:
  static PatchedFile& of(void* user) { return *static_cast<PatchedFile*>(user); }
  static sf_count_t size(void* user) { return static_cast<sf_count_t>(of(user).m_size); }
  static sf_count_t tell(void* user) { return of(user).m_at; }

  static sf_count_t seek(sf_count_t offset, int whence, void* user) {
    const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? tell(user) : size(user);
    return of(user).m_at = std::clamp<sf_count_t>(from + offset, 0, size(user));
  }

  static sf_count_t read(void* out, sf_count_t count, void* user) {
    PatchedFile& self = of(user);
    auto* bytes = static_cast<char*>(out);
    const auto at = static_cast<std::uint64_t>(self.m_at);
    const auto wanted = std::min(static_cast<std::uint64_t>(count), self.m_size - std::min(at, self.m_size));
    const std::size_t got = self.m_file.read(at, bytes, static_cast<std::size_t>(wanted));
    for (const BytePatch& patch : self.m_patches)
      for (std::size_t i = 0; i < patch.bytes.size(); ++i)
        if (patch.at + i >= at && patch.at + i < at + got) bytes[patch.at + i - at] = patch.bytes[i];
    self.m_at += static_cast<sf_count_t>(got);
    return static_cast<sf_count_t>(got);
  }

  FileBytes m_file;
  std::uint64_t m_size;
  std::vector<BytePatch> m_patches;
  sf_count_t m_at = 0;
};

struct CloseSound {
  void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, CloseSound>;

class Reader final : public SoundReader {
public:
  Reader(const fs::path& path, const std::optional<RawFormat>& raw, const StatedLength& length)
      : m_patched(path, length) {
    if (raw) m_info = info_of(*raw);
    SF_VIRTUAL_IO functions = PatchedFile::functions();
    m_file.reset(sf_open_virtual(&functions, SFM_READ, &m_info, &m_patched));
    if (!m_file)
      throw_input(fmt::format("{}: no sound can be read from it ({}); give a WAV or FLAC file", path.string(),
                              why_not(sf_error(nullptr))));
    const WordLength word = word_length(m_info.format);
    m_form.rate_hz = m_info.samplerate;
    m_form.channels = m_info.channels;
    m_form.stated_frames = length.stated_frames;
    m_form.least_frames = length.least_frames;
    m_form.goes_on = length.length == Length::goes_on;
    m_form.format = format_name(m_info.format);
    m_form.bits = word.bits;
    m_form.is_float = word.is_float;
    m_form.decoder = sf_version_string();
    if (length.length != Length::to_be_counted)
      m_form.frames = static_cast<std::uint64_t>(std::max<sf_count_t>(m_info.frames, 0));
  }

  const SoundForm& form() const override { return m_form; }

  /// 16 bits by our own hand: libsndfile takes longer over it than over the reading.
  std::size_t read(std::span<double> out) override {
    if ((m_info.format & SF_FORMAT_SUBMASK) != SF_FORMAT_PCM_16) return read_by(sf_read_double, out);
    m_shorts.resize(out.size());
    const std::size_t count = read_by(sf_read_short, std::span(m_shorts));
    for (std::size_t i = 0; i < count; ++i) out[i] = m_shorts[i] * 0x1p-15;
    return count;
  }

  std::size_t read(std::span<std::int32_t> out) override { return read_by(sf_read_int, out); }

private:
  template<class T>
  std::size_t read_by(sf_count_t (*function)(SNDFILE*, T*, sf_count_t), std::span<T> out) {
    const sf_count_t count = function(m_file.get(), out.data(), static_cast<sf_count_t>(out.size()));
    return static_cast<std::size_t>(std::max<sf_count_t>(count, 0));
  }

  PatchedFile m_patched; ///< before the file that reads from it
  SF_INFO m_info{};
  SoundFile m_file;
  SoundForm m_form;
  std::vector<short> m_shorts;
};

bool write_piece(SNDFILE* file, std::vector<std::int32_t>& samples, int bits) {
  const auto count = static_cast<sf_count_t>(samples.size());
  if (bits == 16) {
    const std::vector<short> shorts(samples.begin(), samples.end());
    return sf_write_short(file, shorts.data(), count) == count;
  }
  left_justify(samples, bits);
  return sf_write_int(file, samples.data(), count) == count;
}

} // namespace

std::vector<std::string_view> raw_codings() {
  std::vector<std::string_view> out;
  for (const RawCoding& each : codings_of_raw) out.push_back(each.name);
  return out;
}

std::uint64_t bytes_of_raw(std::string_view coding) { return coding_of(coding).bytes; }

std::string audio_file_version() {
  const std::string text = sf_version_string(); // "libsndfile-1.2.0"
  return text.substr(text.rfind('-') + 1);
}

std::unique_ptr<SoundReader> open_by_libsndfile(const fs::path& path, const std::optional<RawFormat>& raw,
                                                const StatedLength& length) {
  return std::make_unique<Reader>(path, raw, length);
}

bool write_wav_by_libsndfile(const fs::path& path, int rate_hz, int channels, int bits,
                             const std::function<std::vector<std::int32_t>&()>& next) {
  SF_INFO info{};
  info.samplerate = rate_hz;
  info.channels = channels;
  info.format = SF_FORMAT_WAV | (bits == 16 ? SF_FORMAT_PCM_16 : SF_FORMAT_PCM_24);
  SoundFile file(sf_open(path.c_str(), SFM_WRITE, &info));
  if (!file) return false;
  for (std::vector<std::int32_t>* piece = &next(); !piece->empty(); piece = &next())
    if (!write_piece(file.get(), *piece, bits)) return false;
  return sf_close(file.release()) == 0;
}

} // namespace quietroom::signal
