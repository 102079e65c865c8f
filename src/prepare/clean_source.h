#pragma once

#include "signal/clip.h"
#include "stimulus/stimulus_set.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace quietroom::prepare {

struct CleanSource {
  std::string name; ///< of the source, or of the reference stimulus
  signal::Clip clip;
};

/// Where the clean sound of a stimulus is: a source of the set, or a file.
struct CleanPlace {
  std::string name;                       ///< "source a", "reference direct.t.s", "reference clean/a.wav"
  std::optional<std::size_t> source = {}; ///< index into the set's sources
  std::string file = {};                  ///< relative to the set, where there is no source
};

/// What a stimulus was made from: its source; of finished files the reference that set.toml names, else the
/// source that has the name of its sample, else the same talker and sample of the first reference condition
/// without steps. Nothing where there is none, or where the stimulus is that reference itself. Pure.
std::optional<CleanPlace> clean_place(const stimulus::StimulusSet& set, const stimulus::Stimulus& stimulus);

/// The sound there, at the rate of the set: a source ready for its conditions. Throws an input Error where it
/// cannot be read or its steps are mistaken.
CleanSource clean_sound(const std::filesystem::path& folder, const stimulus::StimulusSet& set,
                        const CleanPlace& place);

/// Both; nothing where there is no place.
std::optional<CleanSource> clean_source(const std::filesystem::path& folder, const stimulus::StimulusSet& set,
                                        const stimulus::Stimulus& stimulus);

} // namespace quietroom::prepare
