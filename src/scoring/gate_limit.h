#pragma once

#include "scoring/set_score.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::scoring {

/// A measure that a gate may watch.
struct GateMeasure {
  std::string_view name; ///< "visqol"
  std::optional<double> (*of)(const SetScore&);
  bool higher_is_better;
};

/// visqol, vnsim, stoi, estoi, si_sdr_db, seg_snr_db, lsd_db
const std::vector<GateMeasure>& gate_measures();

/// When a set counts as worse than before: "visqol_drop>0.1", "condition.stoi_drop >= 0.02".
struct GateLimit {
  std::string text; ///< as given
  const GateMeasure* measure = nullptr;
  bool of_condition = false; ///< of means over conditions, else stimulus by stimulus
  bool at_least = false;     ///< >=, else >
  double bound = 0;

  bool is_met(double drop) const { return at_least ? drop >= bound : drop > bound; }
};

/// A drop is by how much a measure got worse, in its own unit, whichever way is better. Throws an input Error
/// that names what is wrong.
GateLimit parse_gate_limit(std::string_view text);

/// Nothing where one of the two has no value.
std::optional<double> drop_of(const GateMeasure& measure, const SetScore& before, const SetScore& now);

} // namespace quietroom::scoring
