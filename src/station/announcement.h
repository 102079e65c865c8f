#pragma once

#include "design/plan.h"
#include "session/effect.h"

#include <string>

namespace quietroom::station {

/// One line of the event stream (--events) as JSON, without the line end. `t_s` is monotonic seconds.
/// It names blocks, trials and attempts only: never a condition, a stimulus or a file.
std::string json_line(const session::Announce& announce, const design::Plan& plan, double t_s);

} // namespace quietroom::station
