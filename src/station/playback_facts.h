#pragma once

#include "audio/player.h"
#include "session/event.h"

#include <cmath>

namespace quietroom::station {

/// What the database keeps of a play. Underruns are those the device flagged and those the clock showed.
inline session::PlaybackFacts facts_of(const audio::Report& report) {
  session::PlaybackFacts facts;
  facts.frames_expected = static_cast<std::int64_t>(report.frames_expected);
  facts.frames_delivered = static_cast<std::int64_t>(report.frames_delivered);
  facts.underruns = static_cast<int>(report.underruns + report.gaps);
  facts.max_gap_ms = std::round(1e3 * report.max_gap_ms) / 1e3; // whole microseconds
  if (const auto reason = audio::void_reason(report)) facts.void_reason = session::reason_of(*reason);
  return facts;
}

} // namespace quietroom::station
