#pragma once

#include "session/event.h"
#include "store/study_store.h"
#include "study/fixed_study.h"

#include <string>

/// The calibration that is done on the page of the station: the same reckoning as quietroom calibrate.
namespace quietroom::station {

/// How long the tone of the page lasts, and how long what it leads to is valid.
constexpr double page_tone_s = 20, page_valid_hours = 24;

/// What was answered at the last calibration of this device, else of any; without the reading.
session::LevelAnswers last_answers(store::StudyStore& store, const std::string& device);

/// What the answers lead to.
struct HereCalibrated {
  std::optional<design::Calibration> calibration; ///< stored, with its entry in the audit
  session::LevelRefused refused;                  ///< why not, where there is none
};

/// Holds the answers against the tone, the noise of the room and the samples of the plan, and stores the
/// calibration in one transaction. Throws an environment Error where it cannot be written; nothing has
/// changed then. Decodes the stimuli where the gain is above 0 dB, so it takes a while.
HereCalibrated calibrate_here(const study::FixedStudy& study, const design::Plan& plan,
                              store::StudyStore& store, const store::SessionFacts& facts,
                              const store::DeviceFacts& device, const session::LevelAnswers& answers,
                              std::chrono::system_clock::time_point now);

} // namespace quietroom::station
