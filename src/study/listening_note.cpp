#include "study/snapshot.h"

#include "core/number.h"

#include <fmt/format.h>

namespace quietroom::study {

std::string calibration_note(const LevelFacts& facts) {
  if (facts.attempts_under == 0) return "level not calibrated";
  if (facts.attempts_without == 0) return "level calibrated";
  return fmt::format("level not calibrated for {} of {} attempts", facts.attempts_without,
                     facts.attempts_under + facts.attempts_without);
}

std::string listening_note(const Snapshot& snapshot) {
  if (!snapshot.facts || snapshot.votes.simulated) return "";
  const StudyFacts& facts = *snapshot.facts;
  std::string out;
  for (const auto& level : facts.levels_db_spl)
    out += (out.empty() ? "" : ", ") + (level ? shortest(*level) + " dB SPL" : std::string("not measured"));
  out = fmt::format("Listening level {} ({})", out, calibration_note(facts.level));
  if (!facts.devices.empty()) out += fmt::format(", heard through {}", fmt::join(facts.devices, " and "));
  if (!facts.unfinished.empty())
    out += fmt::format(". Sessions not finished: {}", fmt::join(facts.unfinished, ", "));
  return out;
}

} // namespace quietroom::study
