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

/// Hands everything on, read by one of libsndfile's sf_read_TYPE into a piece at a time.
template<class T, class Take>
void take_all(const fs::path& path, const OpenSound& sound, sf_count_t (*read)(SNDFILE*, T*, sf_count_t),
              const Take& take) {
  const sf_count_t wanted = sound.info.frames * sound.info.channels;
  std::vector<T> piece(piece_frames * static_cast<std::size_t>(sound.info.channels));
  for (sf_count_t done = 0; done < wanted;) {
    const sf_count_t count = std::min(static_cast<sf_count_t>(piece.size()), wanted - done);
    if (read(sound.file.get(), piece.data(), count) != count) throw_truncated(path);
    take(std::span<const T>(piece.data(), static_cast<std::size_t>(count)));
    done += count;
  }
}

template<class T>
std::vector<T> read_all(const fs::path& path, const OpenSound& sound,
                        sf_count_t (*read)(SNDFILE*, T*, sf_count_t)) {
  std::vector<T> out;
  // A header may lie about the length, and must not ask for all memory; most samples take a byte or more.
  out.reserve(static_cast<std::size_t>(std::min<std::uintmax_t>(
      static_cast<std::uintmax_t>(sound.info.frames * sound.info.channels), fs::file_size(path))));
  take_all(path, sound, read,
           [&](std::span<const T> piece) { out.insert(out.end(), piece.begin(), piece.end()); });
  return out;
}

bool is_16_bit(int format) { return (format & SF_FORMAT_SUBMASK) == SF_FORMAT_PCM_16; }

void require_numbers(const fs::path& path, std::span<const double> samples) {
  if (!std::all_of(samples.begin(), samples.end(), [](double x) { return std::isfinite(x); }))
    throw_input(fmt::format("{}: holds samples that are no numbers; make the file again", path.string()));
}

/// 16 bits by our own hand: libsndfile takes longer over it than over the reading.
template<class Take>
void take_doubles(const fs::path& path, const OpenSound& sound, const Take& take) {
  if (!is_16_bit(sound.info.format))
    return take_all<double>(path, sound, sf_read_double, [&](std::span<const double> piece) {
      require_numbers(path, piece);
      take(piece);
    });
  std::vector<double> samples;
  take_all<short>(path, sound, sf_read_short, [&](std::span<const short> piece) {
    samples.resize(piece.size());
    for (std::size_t i = 0; i < piece.size(); ++i) samples[i] = piece[i] * 0x1p-15;
    take(std::span<const double>(samples));
  });
}

std::vector<double> read_doubles(const fs::path& path, const OpenSound& sound) {
  std::vector<double> out;
  out.reserve(static_cast<std::size_t>(std::min<std::uintmax_t>(
      static_cast<std::uintmax_t>(sound.info.frames * sound.info.channels), fs::file_size(path))));
  take_doubles(path, sound,
               [&](std::span<const double> piece) { out.insert(out.end(), piece.begin(), piece.end()); });
  return out;
}

/// Integers of `bits`, rounded half away from zero; counts what had to be saturated.
void round_piece(std::span<const double> samples, int bits, std::int32_t* out, std::size_t& clipped) {
  const double scale = std::ldexp(1.0, bits - 1);
  std::size_t beyond = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double wanted = samples[i] * scale;
    const double near = std::min(std::max(wanted, -scale), scale - 1);
    const auto whole = static_cast<std::int32_t>(near);
    const double rest = near - whole; // exact: std::round would call a function for each sample
    out[i] = whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
    beyond += (wanted >= scale - 0.5 ? 1U : 0U) + (wanted <= -scale - 0.5 ? 1U : 0U);
  }
  clipped += beyond;
}

/// Left-justified in 32 bits.
std::vector<std::int32_t> rounded(const std::vector<double>& samples, int bits, std::size_t& clipped) {
  std::vector<std::int32_t> out(samples.size());
  round_piece(samples, bits, out.data(), clipped);
  for (std::int32_t& x : out) x = static_cast<std::int32_t>(static_cast<std::uint32_t>(x) << (32 - bits));
  return out;
}

bool write_piece(SNDFILE* file, std::vector<std::int32_t>& samples, int bits) {
  const auto count = static_cast<sf_count_t>(samples.size());
  if (bits == 16) {
    const std::vector<short> shorts(samples.begin(), samples.end());
    return sf_write_short(file, shorts.data(), count) == count;
  }
  for (std::int32_t& x : samples) x = static_cast<std::int32_t>(static_cast<std::uint32_t>(x) << (32 - bits));
  return sf_write_int(file, samples.data(), count) == count;
}

/// Of 16 or 24 bits; whether all was written. Adds to `clipped`.
bool write_samples(SNDFILE* file, std::span<const double> samples, int bits, std::size_t& clipped) {
  std::vector<std::int32_t> piece;
  while (!samples.empty()) {
    piece.resize(std::min(piece_frames, samples.size()));
    round_piece(samples.first(piece.size()), bits, piece.data(), clipped);
    samples = samples.subspan(piece.size());
    if (!write_piece(file, piece, bits)) return false;
  }
  return true;
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

void read_pieces(const fs::path& path, const std::function<void(std::span<const double>)>& take) {
  take_doubles(path, open_sound(path, {}), take);
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
  AtomicFile target(path);
  SF_INFO info{};
  info.samplerate = clip.rate_hz;
  info.channels = clip.channels;
  info.format = SF_FORMAT_WAV | (bits == 16 ? SF_FORMAT_PCM_16 : SF_FORMAT_PCM_24);
  SoundFile file(sf_open(target.path().c_str(), SFM_WRITE, &info));
  const bool written =
      file && write_samples(file.get(), clip.samples, bits, clipped) && sf_close(file.release()) == 0;
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
