#pragma once

#include "design/calibration.h"
#include "design/plan.h"
#include "study/fixed_study.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::station {

/// The calibration under which a session is heard on the device that was opened, by the name that attempts
/// have; nothing: none, no digital gain. Throws an input Error where no session may begin.
using SetLevel = std::function<std::optional<design::Calibration>(const std::string& device)>;

/// By what is known at the begin of a session: a calibration that expires during it stays in force. The
/// first time it also refuses samples of the plan that would clip under the gain, naming each on stderr. The
/// study and the plan outlive it.
SetLevel level_of_session(const study::FixedStudy& study, const design::Plan& plan,
                          std::vector<design::Calibration> calibrations,
                          std::vector<design::LevelCheck> checks, std::string now_utc);

} // namespace quietroom::station
