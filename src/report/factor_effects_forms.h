#pragma once

#include "analysis/factor_effects.h"
#include "report/answer.h"

namespace quietroom::report {

AnswerForms factor_effects_forms(const analysis::FactorEffects& answer);

} // namespace quietroom::report
