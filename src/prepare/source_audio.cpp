#include "prepare/source_audio.h"

#include "codec/g722.h"
#include "core/error.h"
#include "core/relative_path.h"
#include "core/sha256.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

constexpr int g722_rate_hz = 16000;

/// read_set has refused every path that leaves the folder, but the folder may have changed since.
fs::path path_of(const fs::path& folder, const std::string& name) {
  const auto file = inside(folder, name);
  if (!file) throw_input(fmt::format("{}: leaves the folder of the set; copy the file into it", name));
  return *file;
}

signal::AudioInfo info_of(const fs::path& file) {
  signal::AudioInfo info = recording_info(file);
  if (info.channels > 2)
    throw_input(fmt::format("{}: has {} channels; keep one or two of them, sources are mono or stereo",
                            file.string(), info.channels));
  return info;
}

/// What all files of a source have alike, in `unit`.
int common(const fs::path& folder, const stimulus::Source& source, int signal::AudioInfo::*what,
           std::string_view unit) {
  int out = 0;
  for (const std::string& name : source.files) {
    const fs::path file = path_of(folder, name);
    const int found = info_of(file).*what;
    if (out != 0 && found != out)
      throw_input(fmt::format("{}: has {} {} where the files before it have {}; make a source's files alike",
                              file.string(), found, unit, out));
    out = found;
  }
  return out;
}

} // namespace

bool is_g722(const fs::path& file) { return file.extension() == ".g722"; }

signal::AudioInfo recording_info(const fs::path& file) {
  if (!is_g722(file)) return signal::read_info(file);
  return {g722_rate_hz, 1, 2 * fs::file_size(file), "G.722", 16, false}; // a byte is two samples
}

signal::Clip read_recording(const fs::path& file) {
  return is_g722(file) ? codec::read_g722(file) : signal::read_clip(file);
}

int recording_bits(const fs::path& file) { return is_g722(file) ? 16 : signal::read_info(file).bits; }

int source_rate_hz(const fs::path& folder, const stimulus::Source& source) {
  return common(folder, source, &signal::AudioInfo::rate_hz, "Hz");
}

int source_channels(const fs::path& folder, const stimulus::Source& source) {
  return common(folder, source, &signal::AudioInfo::channels, "channels");
}

signal::Clip read_source(const fs::path& folder, const stimulus::Source& source) {
  signal::Clip out{source_rate_hz(folder, source), source_channels(folder, source), {}};
  const auto pause = static_cast<std::size_t>(std::llround(source.pause_s * out.rate_hz) * out.channels);
  for (const std::string& name : source.files) {
    const signal::Clip clip = read_recording(path_of(folder, name));
    if (!out.samples.empty()) out.samples.resize(out.samples.size() + pause);
    out.samples.insert(out.samples.end(), clip.samples.begin(), clip.samples.end());
  }
  return out;
}

std::string source_sha256(const fs::path& folder, const stimulus::Source& source) {
  if (source.files.size() == 1) return sha256_of_file(path_of(folder, source.files.front()));
  Sha256 all;
  for (const std::string& name : source.files) all.add(sha256_of_file(path_of(folder, name)));
  return all.finish();
}

} // namespace quietroom::prepare
