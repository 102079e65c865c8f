#pragma once

#include "stimulus/checked_set.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::stimulus {

struct Span {
  double low = 0;
  double high = 0;
};

/// One condition of a checked set on one line.
struct ConditionSummary {
  std::string condition;
  Kind kind = Kind::test;
  std::size_t stimuli = 0;               ///< in set.toml
  std::size_t measured = 0;              ///< of them
  std::optional<Span> active_level_dbov; ///< without the files whose pauses are filled with noise
  std::size_t noise_filled = 0;
  std::optional<Span> bandwidth_hz;
  std::optional<Span> seconds;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::string worst; ///< message of its first error, else of its first warning; empty where all is well
};

/// In the order of set.toml. Problems that belong to no condition are left out.
std::vector<ConditionSummary> summarise(const std::filesystem::path& folder, const Checked& checked);

} // namespace quietroom::stimulus
