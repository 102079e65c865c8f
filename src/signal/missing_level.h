#pragma once

#include "signal/active_level.h"

#include <string>
#include <string_view>

/// Why P.56 gives no level of a sound.
namespace quietroom::signal {

enum class MissingLevel {
  silence,    ///< digital silence
  beyond,     ///< beyond full scale, so far that it lies above all thresholds of P.56
  too_short,  ///< shorter than P.56's hangover of 0.2 s
  too_faint,  ///< below what the lowest threshold of its word length can tell from silence
  only_clicks ///< peaks that are too short to be speech
};

/// For a level without a value, of a sound that lasts `seconds`.
MissingLevel why_missing(const ActiveLevel& level, double seconds);

/// As JSON has it: "beyond full scale".
std::string_view text(MissingLevel why);

/// For people, with the figures: "it goes 90.31 dB beyond full scale; scale it so that its peak is at
/// most 1.0".
std::string sentence(MissingLevel why, const ActiveLevel& level, double seconds);

} // namespace quietroom::signal
