#pragma once

#include "recipe/step_level.h"
#include "signal/clip.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Finished files brought to one level.
namespace quietroom::prepare {

struct Levelling {
  std::optional<recipe::Level> level;
  bool removes_dc = false; ///< first the mean of each channel
};

/// FOLDER/NAME.wav of each file. Throws an input Error where two would go to one place, and for a place that
/// is taken.
std::vector<std::filesystem::path> levelled_targets(const std::vector<std::string>& files,
                                                    const std::filesystem::path& folder);

/// The word length that a levelled file is written with: 16 or 24. Throws like read_recording.
int levelled_bits(const std::filesystem::path& file);

struct LevelledFile {
  signal::Clip clip;
  double gain_db = 0; ///< of all channels alike
};

/// The file as it is to be written. Throws an input Error where it cannot be levelled, or would clip.
LevelledFile levelled(const std::string& file, const Levelling& how, int bits);

} // namespace quietroom::prepare
