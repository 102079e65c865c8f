#pragma once

#include "panel/view.h"

namespace quietroom::panel {

/// The experimenter's page of actions, which lies over the session. `state` has it open. Pure.
View console_view(const design::Plan& plan, const session::State& state, const design::Wording& wording);

} // namespace quietroom::panel
