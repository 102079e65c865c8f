#pragma once

#include "design/balance.h"
#include "design/design.h"
#include "design/plan.h"
#include "design/session_length.h"
#include "stimulus/stimulus_set.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a study plans for its listeners. Not for their eyes. Pure.
namespace quietroom::analysis {

using design::PositionBalance;

/// A stimulus of the set, as it is named to people.
struct NamedStimulus {
  std::string stimulus, condition, talker, sample;
};

struct PlannedPresentation {
  std::size_t stimulus = 0; ///< index into StudyPlan::stimuli
  std::string_view role;
};

struct PlannedTrial {
  std::size_t block = 1, trial = 1; ///< from 1, the trial within its block
  std::string_view block_type;
  std::string question;                       ///< id
  std::string presentation;                   ///< roles in the order heard, as often as they are
  std::vector<PlannedPresentation> presented; ///< in the order heard
  std::size_t judged = 0;                     ///< the first that is: its index in `presented`
};

struct ListenerPlan {
  std::string listener;
  std::vector<PlannedTrial> trials;
  double session_s = 0;   ///< design::expected_seconds()
  std::string panel = {}; ///< id; empty: the study has none
};

struct PlannedBlock {
  std::string_view type;
  std::size_t trials = 0;
};

using design::SessionLength;

/// How often one condition is followed by each, in the order of StudyPlan::balance.
using CarryOver = std::vector<std::vector<int>>;

struct StudyPlan {
  std::string name, method; ///< of the study; ids
  std::uint64_t seed = 0;
  std::optional<double> level_db_spl; ///< empty: not measured
  std::vector<NamedStimulus> stimuli;
  std::vector<ListenerPlan> listeners;  ///< one at least
  std::vector<PlannedBlock> blocks;     ///< of each listener
  int break_after = 0, break_min_s = 0; ///< trials, 0: no break; seconds
  int unreached_break = 0;              ///< break_after of a study whose main blocks are too short for it
  std::vector<PositionBalance> balance; ///< of each condition
  std::string order = "random";
  /// Of conditions, as `balance`, at each position of a round; empty where the blocks are no rounds.
  std::vector<std::vector<int>> at_position = {};
  CarryOver carry_over = {};          ///< over the whole main block
  CarryOver carry_over_in_round = {}; ///< empty as at_position
  std::vector<int> votes = {};        ///< of each stimulus, planned
  double position_difference = 0;     ///< of the condition means of position, trials
  std::size_t complete_listeners =
      0;                         ///< a latin or williams order is complete over so many; 0: another order
  std::string too_long = {};     ///< refusal of the first session that may not be so long; empty: none
  std::string long_session = {}; ///< why a session may last beyond 45 minutes; empty: none does
};

/// The plans of all listeners of a design, which has one at least. Throws an input Error where no order keeps
/// what the design asks for.
StudyPlan study_plan(const design::Design& design, const stimulus::StimulusSet& set);

} // namespace quietroom::analysis
