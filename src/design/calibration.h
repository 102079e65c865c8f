#pragma once

#include "stimulus/stimulus_set.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// How loud a study is heard: what was measured, and what follows from it.
namespace quietroom::design {

/// What a study asks of the level before a session.
enum class CalibrationRule {
  as_typed, ///< study.toml does not say: a session runs without, as with earlier versions
  none,     ///< a session may run without
  required  ///< it may not
};

/// A tone was played, and somebody read a meter. Times are ISO 8601 in UTC.
struct Calibration {
  std::int64_t id = 0; ///< from 1 in the study
  std::string calibrated_utc, expires_utc;
  std::string device; ///< as attempts name it
  int rate_hz = 0;
  std::string transducer, coupler, meter, operator_name;
  std::string listening;     ///< "monaural", "diotic" or "free": how the target was chosen
  double tone_dbov = -26;    ///< rms of the tone as it was played
  double tone_seconds = 0;   ///< for which it sounded
  double reading_db_spl = 0; ///< of the tone
  double target_db_spl = 0;  ///< of speech with the active level of the tone: the calibrated level
  double gain_db = 0;        ///< digital, so that the target comes about
  std::string program;
  bool operator==(const Calibration&) const = default;
};

/// The tone once more under the gain of a calibration, after a session.
struct LevelCheck {
  std::int64_t calibration = 0;
  std::string checked_utc;
  double reading_db_spl = 0;
  double difference_db = 0; ///< reading less target
  bool holds = false;       ///< within most_drift_db
  std::string meter, operator_name, program;
  bool operator==(const LevelCheck&) const = default;
};

struct RoomNoise {
  std::string measured_utc;
  double level_dba = 0;
  std::string moment; ///< "before" or "after"
  std::string meter, operator_name, program;
  bool operator==(const RoomNoise&) const = default;
};

/// P.800 leaves the level to the test; 79 dB SPL is customary for one ear, 73 per ear for both.
constexpr double monaural_db_spl = 79, diotic_db_spl = 73;

/// A re-check may differ from the target by so much.
constexpr double most_drift_db = 0.5;

/// The tone of a set: the mean of the active levels of its stimuli in dBov, else -26.
double tone_level_dbov(const stimulus::StimulusSet& set);

/// Target less reading, in whole thousandths of a dB.
double gain_for_db(double reading_db_spl, double target_db_spl);

/// What is wrong with a reading: the meter shows the room, full scale would harm ears, the room adds to the
/// tone, or no gain brings it to the target.
enum class Implausible { too_low, too_high, near_noise, gain };

struct Implausibility {
  Implausible why = Implausible::too_low;
  std::string sentence;
};

/// Why a meter cannot have shown this of the tone, or why no gain brings it to the target; nothing where all
/// is well. `room_noise_dba`: as measured last, if it was.
std::optional<Implausibility> implausible(double reading_db_spl, double target_db_spl,
                                          std::optional<double> room_noise_dba);

/// The calibration a session is heard under.
struct ChosenCalibration {
  std::optional<Calibration> calibration; ///< none: no digital gain, the level is not calibrated
  std::string refusal;                    ///< why no session may begin; empty where one may
  std::string notice; ///< for the experimenter, where a session runs without one that is there
};

/// The last one of `device` where it is in force at `now_utc`: not expired, its last re-check held. Another
/// device than a calibrated one is refused whatever the rule is.
ChosenCalibration choose_calibration(std::span<const Calibration> all, std::span<const LevelCheck> checks,
                                     std::string_view device, std::string_view now_utc, CalibrationRule rule);

} // namespace quietroom::design
