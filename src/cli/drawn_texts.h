#pragma once

#include "core/error.h"
#include "study/fixed_study.h"

#include <vector>

namespace quietroom::cli {

/// An error for each text of the station that no font of this machine can draw. Throws an environment Error
/// where the station's own font is not installed.
std::vector<Problem> undrawn_texts(const study::FixedStudy& study);

/// An error where a page of the text of consent cannot be read in a window of 1024x600.
std::vector<Problem> unreadable_consent(const study::FixedStudy& study);

} // namespace quietroom::cli
