#pragma once

#include "cli/command.h"
#include "prepare/clean_source.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// FILE|STIMULUS: a sound by its path, or by its id in a stimulus set.
namespace quietroom::cli {

struct NamedSound {
  std::string name;
  std::filesystem::path file;
  // Where the sound belongs to a set:
  std::filesystem::path folder;
  stimulus::StimulusSet set;
  std::optional<stimulus::Stimulus> stimulus;
};

/// The sound of the argument SOUND. An id is looked for in --set; a path belongs to the set in whose folder
/// it lies, if there is one. Throws an input Error where neither is found.
NamedSound named_sound(const Arguments& arguments);

/// SOUND and --set.
std::vector<Option> named_sound_options();

/// What the stimulus was made from; nothing for a sound of no set, or with nothing to compare it with.
std::optional<prepare::CleanSource> clean_source(const NamedSound& sound);

} // namespace quietroom::cli
