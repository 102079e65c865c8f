#pragma once

#include <string>

namespace quietroom::session {

/// What the experimenter answered on the page of the listening level, as it was typed.
struct LevelAnswers {
  std::string listening = "monaural"; ///< or "diotic", "free": how the target was chosen
  std::string target_db_spl;
  std::string transducer, coupler, meter, operator_name;
  std::string reading_db_spl; ///< of the meter
  bool operator==(const LevelAnswers&) const = default;
};

/// Why an answer is not taken, or the level not stored.
enum class LevelRefusal {
  no_number,  ///< not a plain number
  target,     ///< beyond least_target_db_spl and most_target_db_spl
  too_low,    ///< of the reading, as the next three: the meter shows the room
  too_high,   ///< it would harm ears
  near_noise, ///< not far enough above the noise of the room
  gain,       ///< the digital gain would be too large
  clips,      ///< samples of the session would clip
  fault       ///< the tone was not heard as it is
};

constexpr double least_target_db_spl = 40, most_target_db_spl = 100;

} // namespace quietroom::session
