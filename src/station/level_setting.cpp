#include "station/level_setting.h"

#include "core/error.h"
#include "core/number.h"
#include "core/tell.h"
#include "station/clipped_by_gain.h"

#include <fmt/format.h>
#include <memory>
#include <set>
#include <utility>

namespace quietroom::station {

namespace {

void refuse_clipping(const study::FixedStudy& study, const design::Plan& plan,
                     const design::Calibration& calibration) {
  std::set<std::size_t> stimuli;
  for (const design::Block& block : plan.blocks) stimuli.merge(stimuli_of(block));
  const auto problems = clipped_by_gain(calibration.gain_db, study.set, study.design.set, stimuli);
  for (const Problem& problem : problems) tell(text(problem));
  if (!problems.empty())
    throw_input(
        fmt::format("{}: {} of its samples would clip; see above", study.folder.string(), problems.size()));
}

void tell_level(const design::ChosenCalibration& chosen) {
  if (!chosen.notice.empty()) tell(chosen.notice);
  if (!chosen.calibration) return;
  const design::Calibration& it = *chosen.calibration;
  tell(fmt::format("calibrated to {} dB SPL on {}: a digital gain of {} dB, valid until {}",
                   shortest(it.target_db_spl), it.device, shortest(it.gain_db), it.expires_utc));
}

} // namespace

SetLevel level_of_session(const study::FixedStudy& study, const design::Plan& plan,
                          std::vector<design::Calibration> calibrations,
                          std::vector<design::LevelCheck> checks, std::string now_utc) {
  return [&study, &plan, calibrations = std::move(calibrations), checks = std::move(checks),
          now_utc = std::move(now_utc), told = std::make_shared<bool>(false)](const std::string& device) {
    auto chosen = choose_calibration(calibrations, checks, device, now_utc, study.design.calibration);
    if (!chosen.refusal.empty()) throw_input(fmt::format("{}: {}", study.folder.string(), chosen.refusal));
    if (std::exchange(*told, true)) return chosen.calibration;
    if (chosen.calibration) refuse_clipping(study, plan, *chosen.calibration);
    tell_level(chosen);
    return chosen.calibration;
  };
}

} // namespace quietroom::station
