#pragma once

#include "core/error.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::stimulus {

/// Puts the problems of each file together, in the order of its lines; problems of one line stay in the order
/// in which they were found. The files come as `files` has them, then the others as each first had a problem.
void order_problems(std::vector<Problem>& problems, const std::vector<std::string>& files = {});

/// In the order of a set: set.toml, set.lock, its stimuli.
void order_problems(std::vector<Problem>& problems, const std::filesystem::path& folder,
                    const StimulusSet& set);

} // namespace quietroom::stimulus
