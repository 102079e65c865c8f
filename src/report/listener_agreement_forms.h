#pragma once

#include "analysis/listener_agreement.h"
#include "report/answer.h"

namespace quietroom::report {

AnswerForms listener_agreement_forms(const analysis::ListenerAgreement& answer);

} // namespace quietroom::report
