#pragma once

#include "prepare/clean_source.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <optional>
#include <string>

/// A sound that somebody names, and the stimulus set that it belongs to.
namespace quietroom::prepare {

struct NamedSound {
  std::string name;
  std::filesystem::path file;
  // Where the sound belongs to a set:
  std::filesystem::path folder;
  stimulus::StimulusSet set;
  std::optional<stimulus::Stimulus> stimulus;
};

/// Throws an input Error where the set has no such stimulus, its file is not there, or it leaves the folder.
NamedSound sound_by_id(const std::filesystem::path& folder, const std::string& id);

/// A path belongs to the set in whose folder it lies, if there is one that lists it.
NamedSound sound_by_path(const std::filesystem::path& file);

/// Whether its file is another than the one that set.lock knows.
bool differs_from_lock(const NamedSound& sound);

/// What the stimulus was made from; nothing for a sound of no set, or with nothing to compare it with.
std::optional<CleanSource> clean_source(const NamedSound& sound);

} // namespace quietroom::prepare
