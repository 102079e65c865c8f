#pragma once

#include "core/available_cores.h"
#include "estimate/pair_estimate.h"
#include "scoring/set_score.h"
#include "stimulus/parallel.h"
#include "stimulus/stimulus_set.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::scoring {

/// A set whose sound lies in `folder`, and what is asked of it.
struct ScoringTask {
  std::filesystem::path folder;
  const stimulus::StimulusSet& set;
  estimate::EstimateRequest request; ///< without a mode: mode_of_set()
  std::string by;                    ///< "quietroom 0.2.0"
  bool as_locked = false;            ///< no score for a file whose hash is not the one in the lock
  unsigned threads = available_cores();
  bool with_bands = false; ///< of each patch; then nothing that is known counts, for they are not kept
};

/// Speech for the contexts NB and WB; for wider ones by the rate of the set or the one asked for.
estimate::Mode mode_of_set(const stimulus::StimulusSet& set, const estimate::EstimateRequest& request);

struct ScoredSet {
  std::vector<SetScore> scores; ///< one a stimulus, in the order of the set
  std::size_t computed = 0;     ///< of them; the others stand in `known` for the same files and question
};

/// Every stimulus against its clean sound: its source after source_steps at the rate of the set, or what
/// prepare::clean_place() says. The same for any number of threads. A file that cannot be read is a row
/// without a score; throws an environment Error alone.
ScoredSet score_set(const ScoringTask& task, const std::vector<SetScore>& known,
                    const stimulus::OnProgress& progress = {});

} // namespace quietroom::scoring
