#pragma once

#include "analysis/proof.h"

#include <vector>

namespace quietroom::analysis {

/// Whether what stands beside the sessions of a study says what their chains say: which of them count, one
/// for each listener; the calibrations; the method (sessions/FORMAT.md, "What else verify checks").
std::vector<Problem> beside_problems(const ProofQuestion& question);

} // namespace quietroom::analysis
