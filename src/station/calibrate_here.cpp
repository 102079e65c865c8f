#include "station/calibrate_here.h"

#include "core/number.h"
#include "core/tell.h"
#include "core/utc.h"
#include "session/level_answers.h"
#include "station/clipped_by_gain.h"
#include "store/audit.h"
#include "store/calibration_book.h"

#include <cmath>
#include <fmt/format.h>
#include <set>

namespace quietroom::station {

namespace {

using design::Calibration;
using session::LevelRefusal;

LevelRefusal kind_of(design::Implausible why) {
  switch (why) {
  case design::Implausible::too_low:
    return LevelRefusal::too_low;
  case design::Implausible::too_high:
    return LevelRefusal::too_high;
  case design::Implausible::near_noise:
    return LevelRefusal::near_noise;
  case design::Implausible::gain:
    break;
  }
  return LevelRefusal::gain;
}

std::optional<double> noise_dba(store::StudyStore& store) {
  const auto all = store::room_noise(store.connection());
  return all.empty() ? std::nullopt : std::optional(all.back().level_dba);
}

bool clips_in_plan(const study::FixedStudy& study, const design::Plan& plan, double gain_db) {
  std::set<std::size_t> stimuli;
  for (const design::Block& block : plan.blocks) stimuli.merge(stimuli_of(block));
  const auto problems = clipped_by_gain(gain_db, study.set, study.design.set, stimuli);
  for (const Problem& problem : problems) tell(text(problem));
  return !problems.empty();
}

/// The page has looked at the numbers; what is none is refused once more.
Calibration measured(const session::LevelAnswers& answers) {
  Calibration out;
  out.listening = answers.listening;
  out.target_db_spl = parse_double(answers.target_db_spl).value_or(0);
  out.reading_db_spl = parse_double(answers.reading_db_spl).value_or(0);
  out.gain_db = design::gain_for_db(out.reading_db_spl, out.target_db_spl);
  out.transducer = answers.transducer;
  out.coupler = answers.coupler;
  out.meter = answers.meter;
  out.operator_name = answers.operator_name;
  return out;
}

} // namespace

session::LevelAnswers last_answers(store::StudyStore& store, const std::string& device) {
  session::LevelAnswers out;
  const auto all = store::calibrations(store.connection());
  if (all.empty()) return out;
  const Calibration* last = &all.back();
  for (const Calibration& each : all)
    if (each.device == device) last = &each;
  return {last->listening,
          shortest(last->target_db_spl),
          last->transducer,
          last->coupler,
          last->meter,
          last->operator_name,
          {}};
}

HereCalibrated calibrate_here(const study::FixedStudy& study, const design::Plan& plan,
                              store::StudyStore& store, const store::SessionFacts& facts,
                              const store::DeviceFacts& device, const session::LevelAnswers& answers,
                              std::chrono::system_clock::time_point now) {
  Calibration it = measured(answers);
  if (const auto wrong = design::implausible(it.reading_db_spl, it.target_db_spl, noise_dba(store)))
    return {{}, {kind_of(wrong->why), wrong->sentence}};
  if (clips_in_plan(study, plan, it.gain_db))
    return {
        {},
        {LevelRefusal::clips, fmt::format("samples of this session would clip under a gain of {} dB; turn "
                                          "the amplifier up and calibrate again",
                                          shortest(it.gain_db))}};
  constexpr double hour_s = 3600;
  it.calibrated_utc = utc_text(now);
  it.expires_utc = utc_text(now + std::chrono::seconds(std::llround(hour_s * page_valid_hours)));
  it.device = device.device;
  it.rate_hz = device.rate_hz;
  it.tone_dbov = design::tone_level_dbov(study.set);
  it.tone_seconds = page_tone_s;
  it.program = facts.program;
  store::sql::Transaction transaction(store.connection());
  it.id = store::add_calibration(store.connection(), it, true);
  store::add_audit(store.connection(),
                   {.action = std::string(name_of(session::Action::calibrate)),
                    .session = facts.session,
                    .listener = facts.listener,
                    .program = facts.program},
                   it.calibrated_utc);
  transaction.commit();
  return {it, {}};
}

} // namespace quietroom::station
