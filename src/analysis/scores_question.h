#pragma once

#include "analysis/objective.h"
#include "core/error.h"

#include <map>
#include <string>
#include <vector>

/// Scores that somebody else made of the stimuli, to be held against votes on them. Pure.
namespace quietroom::analysis {

/// Between which values a measure lies, and which of them is good.
struct ScoreRange {
  double low = 1, high = 5;
  bool higher_is_better = true;
};

/// What a row of a table of stimuli says of its stimulus beside the score.
struct StatedFact {
  std::string stimulus;
  std::string column, value; ///< condition, talker or sample
  std::string where;         ///< FILE:LINE
};

struct ScoresQuestion {
  std::string name;    ///< "visqol", "polqa"
  std::string version; ///< "333"
  std::string origin;  ///< what else must be known: mode, mapping, the file
  ScoreRange range = {};
  bool by_condition = false;            ///< else by stimulus
  std::map<std::string, double> scores; ///< by stimulus or condition
  std::vector<StatedFact> stated;       ///< to be held against the votes, where these have the column
  bool computed = false;                ///< from the sound of the set, as an estimate of listening quality
};

/// What the question says of the stimuli that have votes. A condition has the mean over those of its stimuli
/// that have a score. Adds a warning to `warnings` for stimuli without one, for scores of what has no votes
/// (unless the scores were computed), and for a range that is not that of MOS. Throws an input Error where no
/// stimulus or condition of the votes has a score, or where stimuli are asked for and there are scores of
/// conditions alone, and where a row states another condition, talker or sample than the votes.
ScoresObjective scores_objective(const votes::VoteTable& table, const ScoresQuestion& question,
                                 const std::string& votes, bool by_stimulus, std::vector<Problem>& warnings);

} // namespace quietroom::analysis
