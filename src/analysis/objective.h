#pragma once

#include "compare/point.h"
#include "compare/prediction.h"
#include "stats/mos_table.h"
#include "votes/vote_table.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What people are compared with. Everything that has a score for a condition or a stimulus is one of these.
/// Pure.
namespace quietroom::analysis {

/// The E-model, by what it needs of each condition.
struct EmodelObjective {
  std::vector<compare::ConditionModel> models; ///< Ie and Bpl on the scale of the band
  emodel::Band band = emodel::Band::narrow;
  compare::Quantity quantity = compare::Quantity::listening;
  std::optional<std::string> context = {}; ///< of the votes: NB, WB, SWB or FB
};

/// A column of the votes that holds one score a stimulus.
struct ColumnObjective {
  std::string column;
  /// By condition and stimulus; under an empty stimulus the mean over the stimuli of the condition.
  std::map<std::pair<std::string, std::string>, double> values;
};

/// A column of finished pairs.
struct PairsObjective {
  std::string column;
  std::string file;
  std::vector<std::optional<double>> values; ///< one a point, in the order of the file
};

/// Scores of stimuli or conditions that are no column of the votes: computed from the sound, or of a table.
struct ScoresObjective {
  std::string name;   ///< "visqol", "polqa"
  std::string origin; ///< measure, version, mapping; where from
  /// As ColumnObjective has them; of a measure that falls as quality rises, turned round within its range.
  std::map<std::pair<std::string, std::string>, double> values;
};

using Objective = std::variant<EmodelObjective, ColumnObjective, PairsObjective, ScoresObjective>;

/// As programs read it: "emodel", or the column.
std::string name_of(const Objective& objective);

/// What begins a sentence: "E-model", "The objective estimate", or the column.
std::string subject_of(const Objective& objective);

/// One score of it: "an E-model value", "a value of polqa".
std::string value_name_of(const Objective& objective);

bool is_emodel(const Objective& objective);

/// The points with what the objective says of each, and the label where it knows one. A point that it says
/// nothing of is left without a score.
std::vector<compare::Point> scores(const Objective& objective, std::vector<compare::Point> points);

/// Rows by condition, or by condition and stimulus, without scores.
std::vector<compare::Point> points_of(std::span<const stats::MosRow> rows);

/// The column must be a factor of the table. `votes` names the source in errors. Throws an input Error for
/// what is no number, for a number beyond any scale, and for two of one stimulus under one condition.
ColumnObjective column_objective(const votes::VoteTable& table, const std::string& column,
                                 const std::string& votes);

} // namespace quietroom::analysis
