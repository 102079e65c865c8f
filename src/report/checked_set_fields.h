#pragma once

#include "report/fields.h"
#include "stimulus/checked_set.h"
#include "stimulus/condition_summary.h"

#include <string>
#include <vector>

/// What stands in the rows of a checked set.
namespace quietroom::report {

Fields<stimulus::MeasuredStimulus> measured_stimulus_fields();
Fields<stimulus::ConditionSummary> condition_summary_fields();

/// On what terms sounds may be used.
struct Terms {
  stimulus::Rights rights;
  std::vector<std::string> of; ///< ids of sources, and of stimuli that are finished files
};

/// Each licence and attribution once; nothing where nobody states any.
std::vector<Terms> terms_of(const stimulus::StimulusSet& set);

Fields<Terms> terms_fields();

} // namespace quietroom::report
