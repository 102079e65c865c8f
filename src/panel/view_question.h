#pragma once

#include "panel/view.h"

/// The pages of forms, questionnaires and eligibility as views. Pure.
namespace quietroom::panel {

View question_view(const design::Plan& plan, const session::Asking& phase, const design::Wording& words);

/// The same while the answer is being written: no key counts.
View stored_question_view(const design::Plan& plan, const session::Answering& phase,
                          const design::Wording& words);

View not_eligible_view(const design::Wording& words);

/// The experimenter reads which rules do not hold and types why the listener takes part nevertheless.
View override_view(const session::Overriding& phase, const design::Wording& words);

/// Whether characters are typed there, so that digits and blanks are text.
bool takes_text(const design::Plan& plan, const session::State& state);

} // namespace quietroom::panel
