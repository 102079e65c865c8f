#pragma once

#include "analysis/proof.h"

#include <vector>

namespace quietroom::analysis {

/// What does not hold in the votes of a session besides its chain: files, frames, underruns, device, gain and
/// level, answers, and the order against the plan.
std::vector<Problem> vote_problems(const session::KeptSession& session, const ProofQuestion& question);

} // namespace quietroom::analysis
