#pragma once

#include "stimulus/checked_set.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace quietroom::stimulus {

/// A file that is not taken, and why.
struct LeftOutFile {
  std::string file; ///< relative to the folder
  std::string why;
};

/// What a folder of finished files would become.
struct Intake {
  /// The set as its set.toml would describe it, every file measured, every problem; with an error there is no
  /// set. Lines are not known yet: where a condition is meant the problem is of the folder.
  Checked checked;
  std::vector<LeftOutFile> left_out;
  std::set<std::size_t> to_convert; ///< indices of checked.set.stimuli
  /// Names that no id can have as they are, and the ids made from them: condition "G.711 A" -> G-711-A.
  std::map<std::string, std::string> renamed;
};

/// Where copies of files go that cannot be played as they are.
inline constexpr const char* converted_folder = "converted";

} // namespace quietroom::stimulus
