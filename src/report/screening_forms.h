#pragma once

#include "analysis/screening_answer.h"
#include "report/answer.h"

namespace quietroom::report {

AnswerForms screening_forms(const analysis::ScreeningAnswer& answer);

} // namespace quietroom::report
