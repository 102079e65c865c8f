#include "signal/audio_file.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "signal/stated_length.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <sndfile.h>

namespace quietroom::signal {

namespace fs = std::filesystem;

namespace {

struct CloseSound {
  void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, CloseSound>;

struct OpenSound {
  SoundFile file;
  SF_INFO info{};
};

void require_bytes(const fs::path& path) {
  std::error_code failure;
  if (!fs::exists(path, failure))
    throw_input(fmt::format("{}: no such file; is the path right?", path.string()));
  if (!fs::is_regular_file(path, failure)) // a pipe would be waited for
    throw_input(fmt::format("{}: is a folder, a pipe or a device; give a sound file", path.string()));
  if (fs::file_size(path) == 0)
    throw_input(fmt::format("{}: the file is empty; record or copy it again", path.string()));
}

[[noreturn]] void throw_truncated(const fs::path& path) {
  throw_input(
      fmt::format("{}: the file ends before the length its header states; copy it again", path.string()));
}

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

const RawCoding& coding_of(const RawFormat& raw) {
  const auto coding = std::ranges::find(codings_of_raw, raw.coding, &RawCoding::name);
  assert(coding != codings_of_raw.end());
  return *coding;
}

SF_INFO info_of(const RawFormat& raw) {
  SF_INFO info{};
  info.samplerate = raw.rate_hz;
  info.channels = raw.channels;
  info.format = SF_FORMAT_RAW | coding_of(raw).format;
  return info;
}

/// What a header states must be sound before memory is asked for it.
void require_sound(const fs::path& path, const SF_INFO& info) {
  constexpr int most_channels = 64;
  constexpr int lowest_hz = 1000;
  constexpr int highest_hz = 1'000'000;
  if (info.samplerate < lowest_hz || info.samplerate > highest_hz || info.channels > most_channels)
    throw_input(fmt::format("{}: states {} Hz and {} channels, which no sound has; make the file again",
                            path.string(), info.samplerate, info.channels));
  if (info.frames <= 0)
    throw_input(fmt::format("{}: holds no samples; record or copy it again", path.string()));
  if (static_cast<std::uint64_t>(info.frames) > most_samples / static_cast<std::uint64_t>(info.channels))
    throw_input(fmt::format("{}: states {} frames of {} channels, more than can be read; cut it into pieces",
                            path.string(), info.frames, info.channels));
}

OpenSound open_sound(const fs::path& path, const std::optional<RawFormat>& raw) {
  require_bytes(path);
  OpenSound sound;
  if (raw) sound.info = info_of(*raw);
  sound.file.reset(sf_open(path.c_str(), SFM_READ, &sound.info));
  if (!sound.file)
    throw_input(fmt::format("{}: no sound can be read from it ({}); give a WAV or FLAC file", path.string(),
                            sf_strerror(nullptr)));
  if (!raw && is_cut_short(path)) throw_truncated(path);
  require_sound(path, sound.info);
  if (raw && fs::file_size(path) % (coding_of(*raw).bytes * static_cast<std::uint64_t>(raw->channels)) != 0)
    throw_input(fmt::format("{}: does not end with a whole frame of {}; is that its format?", path.string(),
                            raw->coding));
  return sound;
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
    return {32, true}; // float, Vorbis, Opus, MPEG and other lossy formats
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

/// Reads everything by one of libsndfile's sf_read_TYPE.
template<class T>
std::vector<T> read_all(const fs::path& path, const OpenSound& sound,
                        sf_count_t (*read)(SNDFILE*, T*, sf_count_t)) {
  std::vector<T> out;
  const sf_count_t wanted = sound.info.frames * sound.info.channels;
  // Piece by piece, so that a header that lies about the length cannot ask for all memory.
  const sf_count_t step = sf_count_t{65536} * sound.info.channels;
  for (sf_count_t done = 0; done < wanted;) {
    const sf_count_t piece = std::min(step, wanted - done);
    out.resize(static_cast<std::size_t>(done + piece));
    if (read(sound.file.get(), out.data() + done, piece) != piece) throw_truncated(path);
    done += piece;
  }
  return out;
}

std::vector<double> read_doubles(const fs::path& path, const OpenSound& sound) {
  std::vector<double> out = read_all<double>(path, sound, sf_read_double);
  if (!std::all_of(out.begin(), out.end(), [](double x) { return std::isfinite(x); }))
    throw_input(fmt::format("{}: holds samples that are no numbers; make the file again", path.string()));
  return out;
}

/// Left-justified integer of `bits`; counts what had to be saturated.
std::vector<std::int32_t> rounded(const std::vector<double>& samples, int bits, std::size_t& clipped) {
  const double scale = std::ldexp(1.0, bits - 1);
  const double unit = std::ldexp(1.0, 32 - bits);
  std::vector<std::int32_t> out(samples.size());
  std::transform(samples.begin(), samples.end(), out.begin(), [&](double x) {
    const double whole = std::round(x * scale);
    const double kept = std::clamp(whole, -scale, scale - 1);
    clipped += kept != whole;
    return static_cast<std::int32_t>(kept * unit);
  });
  return out;
}

} // namespace

std::vector<std::string_view> raw_codings() {
  std::vector<std::string_view> out;
  for (const RawCoding& each : codings_of_raw) out.push_back(each.name);
  return out;
}

std::string decoder_name() { return sf_version_string(); }

AudioInfo read_info(const fs::path& path, const std::optional<RawFormat>& raw) {
  const OpenSound sound = open_sound(path, raw);
  const WordLength word = word_length(sound.info.format);
  return {sound.info.samplerate,          sound.info.channels, static_cast<std::uint64_t>(sound.info.frames),
          format_name(sound.info.format), word.bits,           word.is_float};
}

Clip read_clip(const fs::path& path, const std::optional<RawFormat>& raw) {
  const OpenSound sound = open_sound(path, raw);
  return {sound.info.samplerate, sound.info.channels, read_doubles(path, sound)};
}

PcmClip read_pcm(const fs::path& path) {
  const OpenSound sound = open_sound(path, {});
  const WordLength word = word_length(sound.info.format);
  PcmClip out{sound.info.samplerate, sound.info.channels, word.bits, word.is_float, {}};
  if (word.is_float) {
    out.bits = 24;
    std::size_t clipped = 0;
    const std::vector<double> samples = read_doubles(path, sound);
    for (const double x : samples) out.peak = std::max(out.peak, std::abs(x));
    out.samples = rounded(samples, out.bits, clipped);
  } else {
    out.samples = read_all<int>(path, sound, sf_read_int);
  }
  return out;
}

std::size_t write_wav(const fs::path& path, const Clip& clip, int bits) {
  assert(bits == 16 || bits == 24);
  std::size_t clipped = 0;
  const std::vector<std::int32_t> samples = rounded(clip.samples, bits, clipped);
  AtomicFile target(path);
  SF_INFO info{};
  info.samplerate = clip.rate_hz;
  info.channels = clip.channels;
  info.format = SF_FORMAT_WAV | (bits == 16 ? SF_FORMAT_PCM_16 : SF_FORMAT_PCM_24);
  SoundFile file(sf_open(target.path().c_str(), SFM_WRITE, &info));
  const auto count = static_cast<sf_count_t>(samples.size());
  const bool written =
      file && sf_write_int(file.get(), samples.data(), count) == count && sf_close(file.release()) == 0;
  if (!written)
    throw_environment(
        fmt::format("{}: cannot be written; free disk space or mend the permissions", path.string()));
  target.commit();
  return clipped;
}

std::string audio_file_version() {
  const std::string text = sf_version_string(); // "libsndfile-1.2.0"
  return text.substr(text.rfind('-') + 1);
}

} // namespace quietroom::signal
