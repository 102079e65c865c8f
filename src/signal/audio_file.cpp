#include "signal/audio_file.h"

#include "core/atomic_file.h"
#include "core/counted.h"
#include "core/error.h"
#include "signal/integer_samples.h"
#include "signal/libmpg123.h"
#include "signal/libsndfile.h"
#include "signal/samples.h"
#include "signal/stated_length.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <memory>

namespace quietroom::signal {

namespace fs = std::filesystem;

namespace {

using OpenSound = std::unique_ptr<SoundReader>;

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

void require_frames(const fs::path& path, std::uint64_t frames, int channels) {
  if (frames == 0) throw_input(fmt::format("{}: holds no samples; record or copy it again", path.string()));
  if (frames > most_samples / static_cast<std::uint64_t>(channels))
    throw_input(fmt::format("{}: states {} frames of {} channels, more than can be read; cut it into pieces",
                            path.string(), frames, channels));
}

/// What a header states must be sound before memory is asked for it.
void require_sound(const fs::path& path, const SoundForm& form) {
  constexpr int most_channels = 64;
  constexpr int lowest_hz = 1000;
  constexpr int highest_hz = 1'000'000;
  if (form.rate_hz < lowest_hz || form.rate_hz > highest_hz || form.channels < 1 ||
      form.channels > most_channels)
    throw_input(fmt::format("{}: states {} Hz and {}, which no sound has; make the file again", path.string(),
                            form.rate_hz,
                            counted(static_cast<std::uint64_t>(std::max(form.channels, 0)), "channel")));
  if (form.frames) require_frames(path, *form.frames, form.channels);
}

OpenSound open_raw(const fs::path& path, const RawFormat& raw) {
  OpenSound sound = open_by_libsndfile(path, raw, {});
  if (fs::file_size(path) % (bytes_of_raw(raw.coding) * static_cast<std::uint64_t>(raw.channels)) != 0)
    throw_input(fmt::format("{}: does not end with a whole frame of {}; is that its format?", path.string(),
                            raw.coding));
  return sound;
}

OpenSound open_by_header(const fs::path& path) {
  if (const auto mpeg = mpeg_start(path)) return open_by_libmpg123(path, *mpeg);
  const StatedLength length = stated_length(path);
  if (length.length == Length::several_sounds)
    throw_input(
        fmt::format("{}: holds several sounds (chained one behind the other, or multiplexed), and only "
                    "the first would be read; make a file of each",
                    path.string()));
  if (length.length == Length::cut_short) throw_truncated(path); // libsndfile would shorten it silently
  OpenSound sound = open_by_libsndfile(path, {}, length);
  if (sound->form().format.find(", MPEG") != std::string::npos && !sound->form().format.starts_with("MPEG"))
    throw_input(
        fmt::format("{}: holds MPEG audio in a container for other sound ({}), which cannot be read to "
                    "its end; take the MP3 out of it, or decode it to WAV",
                    path.string(), sound->form().format));
  if (sound->form().format.starts_with("MPEG")) // what mpeg_start did not know begins later
    return open_by_libmpg123(path, {3, fs::file_size(path), {}});
  return sound;
}

OpenSound open_sound(const fs::path& path, const std::optional<RawFormat>& raw) {
  require_bytes(path);
  OpenSound sound = raw ? open_raw(path, *raw) : open_by_header(path);
  require_sound(path, sound->form());
  return sound;
}

/// Hands everything on, a piece at a time; returns how many frames there were.
template<class T, class Take>
std::uint64_t take_all(const fs::path& path, SoundReader& sound, const Take& take) {
  const SoundForm& form = sound.form();
  const auto channels = static_cast<std::uint64_t>(form.channels);
  const std::uint64_t wanted = form.frames.value_or(most_samples / channels) * channels;
  std::vector<T> piece(piece_frames * channels);
  std::uint64_t done = 0;
  while (done < wanted) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), wanted - done));
    const std::size_t got = sound.read(std::span<T>(piece.data(), count));
    take(std::span<const T>(piece.data(), got));
    done += got;
    if (got < count) break;
  }
  if (form.frames ? done < wanted : done / channels < form.least_frames) throw_truncated(path);
  if (!form.frames) require_frames(path, done < wanted ? done / channels : most_samples + 1, form.channels);
  return done / channels;
}

/// A header may lie about the length, and must not ask for all memory; most samples take a byte or more.
std::size_t room_for(const fs::path& path, const SoundForm& form) {
  const auto bytes = static_cast<std::uint64_t>(fs::file_size(path));
  return static_cast<std::size_t>(
      std::min(form.frames.value_or(bytes) * static_cast<std::uint64_t>(form.channels), bytes));
}

std::vector<std::int32_t> read_integers(const fs::path& path, SoundReader& sound) {
  std::vector<std::int32_t> out;
  out.reserve(room_for(path, sound.form()));
  take_all<std::int32_t>(path, sound, [&](std::span<const std::int32_t> piece) {
    out.insert(out.end(), piece.begin(), piece.end());
  });
  return out;
}

void require_numbers(const fs::path& path, std::span<const double> samples) {
  if (!std::all_of(samples.begin(), samples.end(), [](double x) { return std::isfinite(x); }))
    throw_input(fmt::format("{}: holds samples that are no numbers; make the file again", path.string()));
}

template<class Take>
std::uint64_t take_doubles(const fs::path& path, SoundReader& sound, const Take& take) {
  const bool may_hold_none = sound.form().is_float;
  return take_all<double>(path, sound, [&](std::span<const double> piece) {
    if (may_hold_none) require_numbers(path, piece);
    take(piece);
  });
}

std::vector<double> read_doubles(const fs::path& path, SoundReader& sound) {
  std::vector<double> out = with_room(room_for(path, sound.form()));
  take_doubles(path, sound,
               [&](std::span<const double> piece) { out.insert(out.end(), piece.begin(), piece.end()); });
  return out;
}

/// `frames`: stated, or counted where no header states them.
AudioInfo info_of(const SoundForm& form, std::uint64_t frames) {
  const bool is_more = !form.frames && (form.stated_frames == 0 || frames > form.stated_frames);
  return {form.rate_hz,  form.channels,           frames,      form.format, form.bits,
          form.is_float, form.goes_on || is_more, form.decoder};
}

} // namespace

AudioInfo read_info(const fs::path& path, const std::optional<RawFormat>& raw) {
  const OpenSound sound = open_sound(path, raw);
  const std::optional<std::uint64_t>& stated = sound->form().frames;
  return info_of(sound->form(),
                 stated ? *stated : take_doubles(path, *sound, [](std::span<const double>) {}));
}

SoundInMemory read_sound(const fs::path& path, const std::optional<RawFormat>& raw) {
  const OpenSound sound = open_sound(path, raw);
  const SoundForm& form = sound->form();
  Clip clip{form.rate_hz, form.channels, read_doubles(path, *sound)};
  return {info_of(form, clip.frames()), std::move(clip)};
}

Clip read_clip(const fs::path& path, const std::optional<RawFormat>& raw) {
  return read_sound(path, raw).clip;
}

Clip read_clip_as_it_is(const fs::path& path) {
  const OpenSound sound = open_sound(path, {});
  Clip clip{sound->form().rate_hz, sound->form().channels, {}};
  take_all<double>(path, *sound, [&](std::span<const double> piece) {
    clip.samples.insert(clip.samples.end(), piece.begin(), piece.end());
  });
  return clip;
}

void read_pieces(const fs::path& path, const std::function<void(std::span<const double>)>& take) {
  take_doubles(path, *open_sound(path, {}), take);
}

PcmClip read_pcm(const fs::path& path) {
  const OpenSound sound = open_sound(path, {});
  const SoundForm& form = sound->form();
  PcmClip out{form.rate_hz, form.channels, form.bits, form.is_float, {}};
  if (form.is_float) {
    out.bits = 24;
    const std::vector<double> samples = read_doubles(path, *sound);
    out.peak = peak_of(samples);
    out.samples = playback_samples(samples, out.bits);
  } else {
    out.samples = read_integers(path, *sound);
  }
  return out;
}

std::size_t write_wav(const fs::path& path, const Clip& clip, int bits) {
  assert(bits == 16 || bits == 24);
  std::size_t clipped = 0;
  AtomicFile target(path);
  std::span<const double> rest = clip.samples;
  std::vector<std::int32_t> piece;
  const auto next = [&]() -> std::vector<std::int32_t>& {
    piece.resize(std::min(piece_frames, rest.size()));
    clipped += round_samples(rest.first(piece.size()), bits, piece);
    rest = rest.subspan(piece.size());
    return piece;
  };
  if (!write_wav_by_libsndfile(target.path(), clip.rate_hz, clip.channels, bits, next))
    throw_environment(
        fmt::format("{}: cannot be written; free disk space or fix the permissions", path.string()));
  target.commit();
  return clipped;
}

} // namespace quietroom::signal
