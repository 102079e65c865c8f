#pragma once

#include "analysis/recovered_quality.h"
#include "report/answer.h"

namespace quietroom::report {

/// What the one table of a CSV holds: stimuli, or listeners.
enum class RecoveredRows { stimuli, listeners };

AnswerForms recovered_quality_forms(const analysis::RecoveredQuality& answer,
                                    RecoveredRows csv = RecoveredRows::stimuli);

} // namespace quietroom::report
