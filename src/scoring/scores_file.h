#pragma once

#include "core/named_rows.h"
#include "scoring/set_score.h"

#include <string>
#include <string_view>
#include <vector>

/// SET/scores.csv: what was computed of a set, and by what. stimuli/FORMAT.md describes it. Pure.
namespace quietroom::scoring {

/// The whole file: numbers in the shortest form that reads back the same.
std::string scores_csv(const std::vector<SetScore>& scores);

/// Whether a text begins as scores_csv() does, now or in an older version: else it is somebody else's file.
bool is_scores_csv(std::string_view content);
/// Whether it begins so and has columns behind ours.
bool is_newer_scores_csv(std::string_view content);

struct ReadScores {
  std::vector<SetScore> scores;
  std::vector<bool> sealed;      ///< one a score: the row is as scores_csv() wrote it
  std::vector<Problem> problems; ///< with an error the scores are not to be used
};

/// The rows of such a table, also of a version with fewer columns: those that say what a score is must stand.
ReadScores read_scores(NamedRows& rows);

} // namespace quietroom::scoring
