#pragma once

#include "stats/mos_table.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// Which votes an answer is of and how sure it is: what every form of every answer says beside its figures.
struct Provenance {
  bool simulated = false;
  std::vector<std::string> where; ///< "COLUMN=VALUE", what the rows were chosen by; empty: all of them
  std::vector<votes::Excluded> excluded;
  votes::LeftOut left_out;
  std::optional<std::string> designation = {}; ///< P.800.1, such as MOS-LQSN; empty where none fits
  std::optional<stats::CiOptions> ci = {};     ///< how intervals are found; empty: the answer has none
  std::string level_note = {}; ///< "level not calibrated"; empty for tables and simulated votes
};

Provenance provenance_of(const votes::VoteTable& table);

} // namespace quietroom::analysis
