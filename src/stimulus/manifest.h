#pragma once

#include "core/error.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <vector>

namespace quietroom::stimulus {

struct ReadSet {
  StimulusSet set;
  std::vector<Problem>
      problems; ///< of set.toml and set.lock, with FILE:LINE; with an error the set is not to be used
};

/// Reads SET/set.toml and, where it exists, SET/set.lock. Every mistake is reported, not the first alone.
/// Audio files are not opened. Throws an input Error when there is no set.toml.
ReadSet read_set(const std::filesystem::path& folder);

} // namespace quietroom::stimulus
