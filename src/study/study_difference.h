#pragma once

#include "core/error.h"
#include "study/fixed_study.h"

#include <string>
#include <vector>

/// Whether two folders are of one study, so that their sessions can be joined.
namespace quietroom::study {

struct StudyDifference {
  std::vector<std::string> refusals; ///< a sentence for each thing on which orders, stimuli or proofs depend
  std::vector<std::string> notes;    ///< for what may change while a study runs
};

/// The set by its hashes, and study.toml key by key. Nothing is opened but set/set.toml and set/set.lock.
StudyDifference difference(const FixedStudy& a, const FixedStudy& b);

} // namespace quietroom::study
