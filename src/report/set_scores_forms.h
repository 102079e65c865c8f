#pragma once

#include "scoring/set_score.h"

#include <cstddef>
#include <string>
#include <vector>

/// Scores of a stimulus set.
namespace quietroom::report {

/// A row a condition, the `worst` stimuli with where it hurts, and the stimuli without a score with the
/// reason.
std::string set_scores_text(const std::vector<scoring::SetScore>& scores, std::size_t worst);

/// An array, an object a stimulus in the order of the set; `with_patches`: with windows_json() of each.
std::string set_scores_json(const std::vector<scoring::SetScore>& scores);

} // namespace quietroom::report
