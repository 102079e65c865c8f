#pragma once

#include "analysis/scores_question.h"
#include "core/named_rows.h"

#include <string>
#include <string_view>
#include <vector>

namespace quietroom::analysis {

/// Scores of other programs, and every mistake in their table.
struct ScoresTable {
  std::vector<ScoresQuestion> questions; ///< one a measure, in the order of the file
  std::vector<Problem> problems;
};

/// A CSV of `stimulus,score` or `condition,score`. Name, version, range and direction of the measure are
/// declared and never guessed: by the first line
///   # scores: name=POLQA version=3 range=1..4.75 direction=higher
/// or by the columns name, version, low, high and direction (higher or lower: which end is good), which are
/// the same in all rows of a name; several names may stand in one file. `name` is that of the file.
/// Pure.
ScoresTable scores_table(const std::string& name, std::string_view text);

} // namespace quietroom::analysis
