#pragma once

#include "core/toml.h"
#include "design/eligibility.h"
#include "design/questionnaire.h"

#include <string>
#include <vector>

namespace quietroom::design {

/// Reads [form], [[field]] and [[questionnaire]] of study.toml, the form first. What `rules` need an answer
/// to must be asked, and is required. The words of known fields are those of `wording`.
std::vector<Questionnaire> read_questionnaires(toml::Reader& study, const std::string& file,
                                               const Wording& wording, const EligibilityRules& rules,
                                               std::vector<Problem>& problems);

/// Refuses a questionnaire at a moment that no session of the study has.
void refuse_missing_moments(toml::Reader& study, const std::vector<Questionnaire>& questionnaires,
                            bool has_practice, bool has_break);

} // namespace quietroom::design
