#pragma once

#include "core/error.h"
#include "design/plan.h"
#include "study/fixed_study.h"

#include <vector>

namespace quietroom::station {

/// A warning for each stimulus of a plan whose file is of floating point and goes beyond full scale, where
/// playback cuts it. For the experimenter, before the session. Files that cannot be read are left out: they
/// are refused when they are loaded.
std::vector<Problem> beyond_full_scale(const study::FixedStudy& study, const design::Plan& plan);

} // namespace quietroom::station
