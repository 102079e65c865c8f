#pragma once

#include "design/trials.h"
#include "session/kept_session.h"
#include "station/block_clips.h"
#include "study/fixed_study.h"

#include <string>
#include <vector>

namespace quietroom::station {

/// An attempt as the device was given it.
struct HeardAttempt {
  std::vector<std::string> stimuli;       ///< ids, as they were presented
  Clips clips;                            ///< by index in `stimuli`, under the gain
  std::vector<design::HeardSound> sounds; ///< of these clips, with the silence of a pair
};

/// What was heard in an attempt, in order, at the gain that is stored with it. Throws an input Error for a
/// file that is gone or is not the one that was heard, and for one that has another rate than the attempt.
HeardAttempt heard_sounds(const study::FixedStudy& study, const session::KeptAttempt& attempt);

} // namespace quietroom::station
