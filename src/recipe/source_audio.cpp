#include "recipe/source_audio.h"

#include "codec/g722.h"
#include "core/counted.h"
#include "core/error.h"
#include "core/relative_path.h"
#include "core/sha256.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::recipe {

namespace fs = std::filesystem;

namespace {

constexpr int g722_rate_hz = 16000;

/// read_set has refused every path that leaves the folder, but the folder may have changed since.
fs::path path_of(const fs::path& folder, const std::string& name) {
  const auto file = inside(folder, name);
  if (!file) throw_input(fmt::format("{}: leaves the folder of the set; copy the file into it", name));
  return *file;
}

signal::AudioInfo g722_info(const fs::path& file) {
  return {g722_rate_hz, 1, 2 * fs::file_size(file), "G.722", 16, false}; // a byte is two samples
}

void require_mono_or_stereo(const fs::path& file, int channels) {
  if (channels > 2)
    throw_input(fmt::format("{}: has {}; keep one or two of them, sources are mono or stereo", file.string(),
                            counted(channels, "channel")));
}

signal::AudioInfo info_of(const fs::path& file) {
  signal::AudioInfo info = recording_info(file);
  require_mono_or_stereo(file, info.channels);
  return info;
}

/// What all files of a source have alike.
void require_alike(const fs::path& file, int found, int before, std::string_view unit) {
  if (before == found) return;
  throw_input(fmt::format("{}: has {} {} where the files before it have {}; make a source's files alike",
                          file.string(), found, unit, before));
}

int common(const fs::path& folder, const stimulus::Source& source, int signal::AudioInfo::*what,
           std::string_view unit) {
  int out = 0;
  for (const std::string& name : source.files) {
    const fs::path file = path_of(folder, name);
    const int found = info_of(file).*what;
    if (out != 0) require_alike(file, found, out, unit);
    out = found;
  }
  return out;
}

/// Of one file its hash, of several the hash of their hashes in order.
std::string joined(const std::vector<std::string>& hashes) {
  if (hashes.size() == 1) return hashes.front();
  Sha256 all;
  for (const std::string& each : hashes) all.add(each);
  return all.finish();
}

} // namespace

bool is_g722(const fs::path& file) { return file.extension() == ".g722"; }

signal::AudioInfo recording_info(const fs::path& file) {
  return is_g722(file) ? g722_info(file) : signal::read_info(file);
}

signal::Clip read_recording(const fs::path& file) {
  return is_g722(file) ? codec::read_g722(file) : signal::read_clip(file);
}

signal::Clip read_recording(const FileSnapshot& recording) {
  std::int64_t untold = 0;
  return read_recording(recording, untold);
}

signal::Clip read_recording(const FileSnapshot& recording, std::int64_t& saturated_samples) {
  return recording.read([&](const fs::path& bytes) {
    if (!is_g722(recording.file())) return signal::read_clip(bytes);
    codec::G722Sound sound = codec::decode_g722_file(bytes);
    saturated_samples += sound.saturated_samples;
    return std::move(sound.clip);
  });
}

signal::AudioInfo recording_info(const FileSnapshot& recording) {
  return recording.read([&](const fs::path& bytes) {
    return is_g722(recording.file()) ? g722_info(bytes) : signal::read_info(bytes);
  });
}

int recording_bits(const fs::path& file) { return is_g722(file) ? 16 : signal::read_info(file).bits; }

int source_rate_hz(const fs::path& folder, const stimulus::Source& source) {
  return common(folder, source, &signal::AudioInfo::rate_hz, "Hz");
}

int source_channels(const fs::path& folder, const stimulus::Source& source) {
  return common(folder, source, &signal::AudioInfo::channels, "channels");
}

SourceSound read_source_sound(const fs::path& folder, const stimulus::Source& source) {
  SourceSound out;
  signal::Clip& all = out.clip;
  std::vector<std::string> hashes;
  for (const std::string& name : source.files) {
    const FileSnapshot file(path_of(folder, name));
    hashes.push_back(file.sha256());
    signal::Clip clip = read_recording(file, out.saturated_samples);
    require_mono_or_stereo(file.file(), clip.channels);
    if (hashes.size() == 1) {
      all = std::move(clip);
      continue;
    }
    require_alike(file.file(), clip.rate_hz, all.rate_hz, "Hz");
    require_alike(file.file(), clip.channels, all.channels, "channels");
    const auto pause = static_cast<std::size_t>(std::llround(source.pause_s * all.rate_hz) * all.channels);
    all.samples.resize(all.samples.size() + pause);
    all.samples.insert(all.samples.end(), clip.samples.begin(), clip.samples.end());
  }
  out.sha256 = joined(hashes);
  return out;
}

std::string source_sha256(const fs::path& folder, const stimulus::Source& source) {
  std::vector<std::string> hashes;
  for (const std::string& name : source.files) hashes.push_back(sha256_of_file(path_of(folder, name)));
  return joined(hashes);
}

} // namespace quietroom::recipe
