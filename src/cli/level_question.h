#pragma once

#include "cli/asked_value.h"
#include "cli/calibration_tone.h"
#include "design/calibration.h"
#include "store/study_store.h"
#include "study/fixed_study.h"

#include <filesystem>
#include <optional>
#include <string>

/// What `calibrate` needs for each of its three uses.
namespace quietroom::cli {

/// "quietroom 0.4.0", as rows of the database name it.
std::string this_program();

/// A number within its range, or a refusal.
Answered number_in(const std::string& text, double low, double high, const char* unit);

/// From --device and --seconds. Throws an input Error for a file that is not to be replaced.
CalibrationTone tone_of(const Arguments& arguments, const stimulus::StimulusSet& set);

/// The reading of the meter. One that is implausible is refused, or asked for again.
double reading_of(const Arguments& arguments, double target_db_spl, std::optional<double> noise_dba);

/// The database, to be written; that it was brought to the present schema is said.
store::StudyStore opened_to_write(const study::FixedStudy& study);

/// Looks at the tone under the gain of the last calibration of the device.
int recheck_level(const study::FixedStudy& study, const Arguments& arguments);

/// Writes down the noise of the room.
int note_room_noise(const study::FixedStudy& study, const Arguments& arguments);

} // namespace quietroom::cli
