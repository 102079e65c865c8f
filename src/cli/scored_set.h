#pragma once

#include "scoring/score_set.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace quietroom::cli {

/// Scores the set with progress on stderr, taking what SET/scores.csv knows, and keeps the result there.
/// `read` are files that the command reads and that are not to be written. Says on stderr what was not
/// scored, and each warning once with how many stimuli have it.
std::vector<scoring::SetScore> scored_and_kept(scoring::ScoringTask task,
                                               const std::vector<std::filesystem::path>& read);

/// The same for who has no business with the folder: where nothing can be kept there, because somebody else's
/// scores.csv stands in it or it cannot be written, that is said and the scores are computed.
std::vector<scoring::SetScore> scored_where_possible(scoring::ScoringTask task);

/// The ExitCode that becomes of scores: bad_input where a file could not be read, check_failed where a
/// stimulus has none.
int code_of(const std::vector<scoring::SetScore>& scores);

/// "quietroom 0.2.0", which stands with each score.
std::string scoring_program();

} // namespace quietroom::cli
