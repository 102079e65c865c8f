#pragma once

#include "prepare/recordings.h"
#include "prepare/set_template.h"

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::prepare {

struct NewSetOptions {
  std::string name;
  long long seed = 1;
  bool force = false; ///< files in source/ that Quietroom did not write may be replaced
};

/// Makes the folder of a set: a set.toml from a template, with the recordings as its sources. Those that lie
/// outside the folder are copied to its source/ first; set.toml comes last, and is whole or not there.
/// Without recordings it shows in a comment how to name them. Throws an input Error where a set.toml stands
/// already, or in the place of a copy another file; an environment Error where something cannot be written.
void write_new_set(const std::filesystem::path& folder, const SetTemplate& set, const NewSetOptions& options,
                   const std::vector<Recording>& recordings);

} // namespace quietroom::prepare
