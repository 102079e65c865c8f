#pragma once

#include "scoring/set_score.h"

#include <filesystem>
#include <string>
#include <vector>

/// The scores kept in the folder of a set, which are a copy of work and never of somebody's hand.
namespace quietroom::scoring {

/// SET/scores.csv
std::filesystem::path scores_file(const std::filesystem::path& folder);

struct KeptScores {
  std::vector<SetScore> scores; ///< of rows that are as they were written
  std::string note;             ///< a sentence about the others; empty where there is none
};

/// What stands there, nothing where nothing does. Throws an input Error where a file of another form or of a
/// newer version has this name, or where its rows are mistaken: it is never overwritten.
KeptScores kept_scores(const std::filesystem::path& folder);

/// Writes the file, whole or not at all, and leaves one of the same content as it is. Rows of files that
/// could not be read are left out. `read` are files that the command reads: none of them is written. Throws
/// an input Error for such a file and for one of another form, an environment Error where it cannot be
/// written.
void keep_scores(const std::filesystem::path& folder, const std::vector<SetScore>& scores,
                 const std::vector<std::filesystem::path>& read);

} // namespace quietroom::scoring
