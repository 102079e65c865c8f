#pragma once

#include "stimulus/measured_stimulus.h"

#include <vector>

namespace quietroom::stimulus {

/// Marks the files whose activity lies 5 points or more above that of their source: noise between the words
/// counts as speech there, and the P.56 level is void. The guard is ITU-T's own advice ("a rise of more than
/// a few points"); 5 is ours. The source is known by the same talker and sample: its least active reference,
/// or, without a reference, the median of all conditions, for lost packets lower an activity too.
void mark_noise_filled(const StimulusSet& set, std::vector<MeasuredStimulus>& stimuli);

} // namespace quietroom::stimulus
