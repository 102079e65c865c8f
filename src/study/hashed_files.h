#pragma once

#include "stimulus/parallel.h"
#include "study/fixed_study.h"
#include "study/proof_facts.h"

#include <vector>

namespace quietroom::study {

/// Hashes the file of every stimulus of a study, on all cores, in the order of the set.
std::vector<HashedFile> hashed_files(const FixedStudy& study, const stimulus::OnProgress& progress = {});

} // namespace quietroom::study
