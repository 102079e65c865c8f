#pragma once

#include "report/method_sentences.h"

/// The sentences of a method section on level and consent, from what a study recorded. What the author wrote
/// goes before.
namespace quietroom::report {

Sentence calibration_sentence(const analysis::StudyDescription& study);
Sentence room_noise_sentence(const analysis::StudyDescription& study);
Sentence transducer_sentence(const analysis::StudyDescription& study);

/// For a study whose listeners answered in the sound check.
Sentence sound_check_sentence(const analysis::StudyDescription& study);

Sentence consent_sentence(const analysis::StudyDescription& study);

/// What the experimenter did during the sessions; an empty text where that was nothing.
Sentence acts_sentence(const analysis::StudyDescription& study);

/// " (level not calibrated)" behind a listening level; empty for a table.
std::string level_addition(const analysis::StudyDescription& study);

} // namespace quietroom::report
