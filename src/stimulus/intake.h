#pragma once

#include "signal/audio_file.h"
#include "stimulus/cell_name.h"
#include "stimulus/check.h"
#include "stimulus/folder_files.h"
#include "stimulus/taken_in.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// A folder of finished files becomes a stimulus set.
namespace quietroom::stimulus {

enum class Mono { no, left, mix };

struct IntakeOptions {
  NamePattern pattern;
  std::string name;               ///< of the set; empty: the folder's
  std::optional<Context> context; ///< empty: by the rate
  std::set<std::string> references;
  std::optional<signal::RawFormat> raw; ///< of files without a known ending
  bool convert = false;                 ///< files that cannot be played bit for bit become WAV copies
  bool force = false;                   ///< copies may go into a folder that is somebody's own
  std::optional<int> rate_hz = {};      ///< with convert: files of another rate are resampled to this
  Mono mono = Mono::no;                 ///< with convert: what becomes of files with two channels
};

/// The clip of a copy: its channels, then its rate as the options ask.
signal::Clip reshaped(signal::Clip clip, const IntakeOptions& options);

/// Looks, and writes nothing.
Intake take_in(const std::filesystem::path& folder, const IntakeOptions& options,
               const OnProgress& progress = {});

/// Makes the copies, then writes set.toml, which is there whole or not at all. The intake must be free of
/// errors. Throws an input Error where a file has changed meanwhile or a copy would replace one that
/// Quietroom did not write, an environment Error where it cannot be written.
void write_set(const std::filesystem::path& folder, const IntakeOptions& options, const Intake& intake,
               const OnProgress& progress = {});

/// The context a rate allows: 8 kHz narrowband, 16 wideband, 32 super-wideband, above fullband.
Context context_of_rate(int rate_hz);

} // namespace quietroom::stimulus
