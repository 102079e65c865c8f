#pragma once

#include "estimate/fine_realignment.h"
#include "estimate/small_measures.h"

#include <optional>
#include <string>
#include <vector>

/// Scores of the stimuli of a set, computed from their sound.
namespace quietroom::scoring {

/// One stimulus against its clean sound. Plain values, as they stand in SET/scores.csv.
struct SetScore {
  std::string stimulus, condition, talker, sample;
  std::string file;                     ///< relative to the set
  std::string reference;                ///< "source a", "reference direct.t.s"; empty where there is none
  std::string sha256, reference_sha256; ///< of the file's bytes; of the reference's, or its samples
  std::string asked;                    ///< text(EstimateRequest)
  std::string by;                       ///< "quietroom 0.2.0"
  std::string measure = "visqol", version, mode, mapping;
  std::optional<double> mos_lqo; ///< 1 to 5; nothing: `reason`
  std::string reason;
  std::vector<std::string> warnings;
  std::optional<double> vnsim, lag_s;
  estimate::SmallMeasures small;
  std::vector<double> fvnsim;                   ///< similarity by band, low to high; empty for no comparison
  std::optional<double> worst_s, worst_nsim;    ///< of the reference, where its least similar window begins
  std::vector<estimate::ComparedPatch> patches; ///< in the order of the reference; their bands are never kept
  bool unreadable = false;                      ///< a file could not be read at all; never kept
};

/// What must be the same for a score to be the same.
bool same_question(const SetScore& a, const SetScore& b);

} // namespace quietroom::scoring
