#pragma once

#include "analysis/provenance.h"
#include "compare/equivalent_q.h"
#include "stats/mos_table.h"
#include "votes/vote_table.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What a panel heard as equal to an MNRU (P.810): its ladder, and where the other conditions stand on it.
/// Pure.
namespace quietroom::analysis {

struct Rung {
  std::string condition;
  double q_db = 0;
  stats::MosRow mos;
};

struct ReadOff {
  std::string condition;
  stats::MosRow mos;
  compare::EquivalentQ q;
};

struct Ladder {
  std::vector<Rung> rungs;                      ///< by rising Q
  std::vector<compare::MnruCurve::Place> curve; ///< straight between these
  std::vector<ReadOff> others;                  ///< bytewise by condition
  Provenance of;
};

/// `q_db` is the Q of each MNRU condition by its id. Throws an input Error, which begins with `name`, where
/// fewer than two different Q have votes, and for one that is none of the conditions. The table holds one
/// question.
Ladder ladder_of(const votes::VoteTable& votes, const std::map<std::string, double>& q_db,
                 const stats::CiOptions& ci, const std::string& name);

} // namespace quietroom::analysis
