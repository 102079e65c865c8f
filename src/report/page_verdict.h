#pragma once

#include "analysis/mos_answer.h"
#include "analysis/standing.h"

#include <map>
#include <string>

namespace quietroom::report {

/// What the votes say, in a sentence or two: the highest mean and who does not differ from it, and how far
/// the means lie apart. Of a question whose best value is in the middle of the scale nobody is best.
/// `labels`: by condition, where it has one.
std::string verdict_of(const analysis::MosAnswer& answer, const analysis::Standings& standings,
                       const std::map<std::string, std::string>& labels);

} // namespace quietroom::report
