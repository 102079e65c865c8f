#pragma once

#include "core/error.h"
#include "prepare/post_align.h"
#include "recipe/apply.h"
#include "recipe/recipe.h"
#include "stimulus/stimulus_set.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::prepare {

/// One stimulus that shall be: set.stimuli[i] of worklist.stimuli[i]. Finished files of the set stand behind.
struct PlannedStimulus {
  std::size_t source = 0;    ///< index into the set's sources
  std::size_t condition = 0; ///< index into worklist.recipes
  recipe::Seeds seeds;
  std::string chain; ///< from the source's files to the stimulus's: equal chains and sources, equal bytes
};

struct Worklist {
  recipe::Recipe source_recipe;
  std::vector<recipe::Recipe> recipes; ///< one a condition, each ending with the rate of the set
  std::vector<std::optional<PostAlignment>> alignments;   ///< one a condition
  std::vector<std::optional<double>> promised_level_dbov; ///< of the files of a condition, before a reduction
  std::vector<PlannedStimulus> stimuli;
  recipe::SetFiles files; ///< which the steps read, with the hashes that stand in the chains
};

/// Decides everything before any sound is touched. `source_rates_hz` are those of the set's sources. The
/// set's reduction_db is part of every chain. Steps that are wrong or cannot work at the rate at which they
/// stand are problems of `file`.
Worklist worklist_of(const stimulus::StimulusSet& set, std::vector<int> source_rates_hz,
                     const std::string& file, recipe::SetFiles& files, std::vector<Problem>& problems,
                     int channels = 1);

} // namespace quietroom::prepare
