#pragma once

#include "analysis/per_question.h"
#include "stats/screening.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

/// How the listeners of a panel voted, and whether their votes drifted in the course of a session. Pure.
namespace quietroom::analysis {

struct ListenerHealth {
  std::string listener;
  double mean = 0;
  std::optional<double> sd;                            ///< of the votes; empty for one vote
  std::optional<double> response_s, response_spread_s; ///< median, and median absolute deviation
  bool flagged = false;                                ///< by a rule of screening
};

/// A stretch of the session.
struct PositionEffect {
  double position = 0;        ///< mean place of its votes in the session of their listener, from 1
  double deviation = 0;       ///< mean of votes less the mean of their conditions, over listener means
  std::optional<double> half; ///< of its 95 % interval, Student t over listeners
  std::size_t n_listeners = 0;
};

struct PanelHealth {
  std::vector<ListenerHealth> listeners; ///< bytewise
  std::vector<PositionEffect> positions; ///< none where the votes do not tell their trial
};

/// The table needs the columns stats::session_columns() as factors where the votes have them.
PerQuestion<PanelHealth> panel_health(votes::VoteTable votes);

} // namespace quietroom::analysis
