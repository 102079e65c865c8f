#include "stimulus/file_level.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::stimulus {

namespace {

/// What speaks for a sound that has no level.
const signal::ActiveLevel& loudest(const FileLevel& file) {
  return *std::ranges::max_element(file.level.channels, {}, &signal::ActiveLevel::peak_dbov);
}

} // namespace

std::optional<signal::MissingLevel> why_missing(const FileLevel& file) {
  if (file.level.active_level_dbov) return std::nullopt;
  return signal::why_missing(loudest(file), file.seconds);
}

std::vector<Problem> level_notes(const FileLevel& file) {
  std::vector<Problem> out;
  const auto add = [&](std::string message) {
    out.push_back({Severity::warning, file.file, std::move(message)});
  };
  const auto why = why_missing(file);
  if (!why && std::ranges::any_of(file.level.channels, signal::has_dc)) // without a level it spoils none
    add(fmt::format("warning: its mean (DC) lies less than 40 dB below its rms and counts as speech; take it "
                    "out first: quietroom level {} --remove-dc --out DIR",
                    file.file));
  if (why) add(fmt::format("no active level: {}", sentence(*why, loudest(file), file.seconds)));
  if (file.has_loudness && !file.loudness_lufs)
    add(fmt::format("no loudness: {}", file.seconds < 0.4
                                           ? "it lasts less than the 0.4 s of one block of BS.1770"
                                           : "nothing in it passes the gate of -70 LUFS"));
  return out;
}

} // namespace quietroom::stimulus
