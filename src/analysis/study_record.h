#pragma once

#include "study/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// What a study recorded of the votes of a table beside them; no path, device or name of a listener.
struct StudyRecord {
  std::vector<std::optional<double>> levels_db_spl; ///< an empty one was not measured
  std::string calibration = {}; ///< whether the level of real votes was calibrated; empty for simulated ones
  std::size_t unfinished = 0;   ///< sessions begun and not finished
  std::vector<std::string> seeds;
  /// SHA-256, 64 hexadecimal digits: that of the plan where there is one session, else of the hashes of all
  /// plans, sorted, a line each. Empty where no plan is known.
  std::string plan_hash;
  bool orders_withheld = false; ///< seeds and plan_hash are empty, for they are not to be told
};

/// Nothing for a table that is no study.
std::optional<StudyRecord> study_record(const study::Snapshot& snapshot);

/// The rows chosen ("COLUMN=VALUE" of a table) for a reader who may not learn who listened, on what, or where
/// files lie: with the value where the column is about the test, else the name of the column alone.
std::vector<std::string> choices_without_names(const votes::VoteTable& votes);

} // namespace quietroom::analysis
