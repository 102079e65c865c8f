#pragma once

#include "analysis/contrast.h"
#include "report/answer.h"

namespace quietroom::report {

AnswerForms contrast_forms(const analysis::Contrast& answer);

} // namespace quietroom::report
