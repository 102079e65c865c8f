#pragma once

#include "analysis/scores_question.h"
#include "cli/command.h"
#include "study/snapshot.h"
#include "study/votes_place.h"

#include <vector>

/// Scores that votes are compared with and that stand in no column of theirs.
namespace quietroom::cli {

/// --scores
std::vector<Option> scores_options();

/// ViSQOL of every stimulus of the set that the votes are of: from SET/scores.csv, and computed where that
/// has none. The sound lies in the folder of --set, else where study.toml says. Says on stderr what has no
/// score. Throws an input Error where no set is known or its sound is gone.
analysis::ScoresQuestion visqol_question(const Arguments& arguments, const study::Snapshot& snapshot);

/// The measures in the files of --scores, in that order. Throws an input Error where one is mistaken, and for
/// two of one name.
std::vector<analysis::ScoresQuestion> given_scores(const Arguments& arguments);

} // namespace quietroom::cli
