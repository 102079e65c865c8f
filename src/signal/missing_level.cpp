#include "signal/missing_level.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::signal {

MissingLevel why_missing(const ActiveLevel& level, double seconds) {
  constexpr double hangover_s = 0.2;
  constexpr double speech_crest_db = 25; // peak over active level; more is no speech
  if (std::isinf(level.peak_dbov)) return MissingLevel::silence;
  if (level.peak_dbov > 0 && level.active_samples.back() > 0) return MissingLevel::beyond;
  if (seconds < hangover_s) return MissingLevel::too_short;
  const double lowest_threshold = std::ldexp(1.0, -static_cast<int>(level.active_samples.size()));
  return activity_threshold(level.peak_dbov - speech_crest_db) <= lowest_threshold
             ? MissingLevel::too_faint
             : MissingLevel::only_clicks;
}

std::string_view text(MissingLevel why) {
  switch (why) {
  case MissingLevel::silence:
    return "silence";
  case MissingLevel::beyond:
    return "beyond full scale";
  case MissingLevel::too_short:
    return "too short";
  case MissingLevel::too_faint:
    return "too faint";
  case MissingLevel::only_clicks:
    return "no speech";
  }
  return "";
}

std::string sentence(MissingLevel why, const ActiveLevel& level, double seconds) {
  switch (why) {
  case MissingLevel::silence:
    return "it is digital silence";
  case MissingLevel::beyond:
    return fmt::format("it goes {:.2f} dB beyond full scale; scale it so that its peak is at most 1.0",
                       level.peak_dbov);
  case MissingLevel::too_short:
    return fmt::format("it lasts {:.3f} s, which is too short for P.56", seconds);
  case MissingLevel::too_faint:
    return fmt::format("it is too faint for P.56; its peak is {:.2f} dBov", level.peak_dbov);
  case MissingLevel::only_clicks:
    return "P.56 finds no speech in it, its peaks are clicks";
  }
  return "";
}

} // namespace quietroom::signal
