#pragma once

#include "cli/command.h"
#include "cli/mixing.h"
#include "compare/point.h"
#include "core/error.h"
#include "stats/mos_table.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// One model, and what it says about every point.
struct Contender {
  std::string name;                         ///< of the option, the column, or "emodel"
  std::string subject;                      ///< begins the verdict
  std::string how;                          ///< where the objective values come from
  std::optional<std::string> estimate = {}; ///< P.800.1 name of the E-model's score
  bool circular = false; ///< simulated votes whose truth may be the model they are held against
  std::vector<compare::Point> points = {};
};

/// What is compared, and what a reader must know of it.
struct Question {
  std::vector<Contender> models; ///< at least one; all have the same points
  std::string source;            ///< sentences about the votes: intervals, listening level
  bool simulated = false;
  std::optional<stats::CiOptions> ci = {}; ///< where MOS comes from votes
  std::vector<votes::Excluded> excluded = {};
  std::vector<std::string> where = {}; ///< of the VoteTable
  std::vector<Mixing> forced = {};
  std::vector<Problem> problems = {}; ///< warnings
};

/// Reads what the arguments name. Throws an input Error for what cannot be compared.
Question question_of(const Arguments& arguments);

/// VOTES, --pairs, --against, --by, the delays, and the switches of mixing.h.
/// Votes whose columns name several contexts or studies.
std::vector<Mixing> mixings_of_votes(const votes::VoteTable& table, const std::string& votes);

std::vector<Option> question_options();

} // namespace quietroom::cli
