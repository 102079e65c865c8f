#pragma once

#include "scoring/gate_limit.h"
#include "scoring/set_score.h"

#include <optional>
#include <string>
#include <vector>

/// A set held against its scores of before. Pure.
namespace quietroom::scoring {

/// A stimulus or a condition then and now.
struct GateRow {
  std::string name;
  bool is_condition = false;
  SetScore before, now;              ///< of a condition: its means
  std::optional<double> drop;        ///< of ViSQOL
  std::vector<std::string> failures; ///< sentences; none: it holds
};

struct GateAnswer {
  std::vector<GateLimit> limits;
  std::vector<GateRow> rows;     ///< stimuli that both have, the largest drop first, then conditions likewise
  std::vector<std::string> gone; ///< stimuli that the baseline alone has; each fails
  std::vector<std::string> added; ///< that the set alone has
  std::vector<std::string> notes; ///< what speaks against comparing the two
  bool failed = false;
};

/// A stimulus fails where a limit is met, and where it lost a value that a limit watches, or its score.
/// `old_file` names the baseline in errors. Throws an input Error where the two have no stimulus in common,
/// or scores of another measure, version, mode, mapping or options, which share no axis.
GateAnswer gate(const std::vector<SetScore>& before, const std::vector<SetScore>& now,
                std::vector<GateLimit> limits, const std::string& old_file);

} // namespace quietroom::scoring
