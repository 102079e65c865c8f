#include "design/calibration.h"

#include "core/number.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

constexpr double usual_tone_dbov = -26;
constexpr double least_reading_db_spl = 40; // below, a meter shows the room
constexpr double most_reading_db_spl = 110; // above, full scale would harm the listener's ears
constexpr double least_above_noise_db = 10; // else the room adds to what the meter shows
constexpr double most_gain_db = 20; // more is the business of the amplifier: 16 bits lose three of them

const LevelCheck* last_check_of(std::span<const LevelCheck> checks, std::int64_t calibration) {
  const LevelCheck* out = nullptr;
  for (const LevelCheck& each : checks)
    if (each.calibration == calibration) out = &each;
  return out;
}

/// Why a calibration is not in force; empty where it is.
std::string lapse_of(const Calibration& it, std::span<const LevelCheck> checks, std::string_view now_utc) {
  if (now_utc < it.calibrated_utc)
    return fmt::format("the calibration of {} lies in the future; set the clock of this machine",
                       it.calibrated_utc);
  if (now_utc >= it.expires_utc)
    return fmt::format("the calibration of {} was valid until {}; calibrate again", it.calibrated_utc,
                       it.expires_utc);
  const LevelCheck* check = last_check_of(checks, it.id);
  if (check != nullptr && !check->holds)
    return fmt::format("the re-check of {} was {} dB away from the calibration of {}; calibrate again",
                       check->checked_utc, shortest(check->difference_db), it.calibrated_utc);
  return {};
}

} // namespace

double tone_level_dbov(const stimulus::StimulusSet& set) {
  double sum = 0;
  int count = 0;
  for (const stimulus::Stimulus& each : set.stimuli)
    if (each.active_level_dbov) sum += *each.active_level_dbov, ++count;
  if (count == 0) return set.level_dbov.value_or(usual_tone_dbov);
  return std::round(1e3 * sum / count) / 1e3;
}

double gain_for_db(double reading_db_spl, double target_db_spl) {
  return std::round(1e3 * (target_db_spl - reading_db_spl)) / 1e3;
}

std::optional<Implausibility> implausible(double reading_db_spl, double target_db_spl,
                                          std::optional<double> room_noise_dba) {
  const std::string reading = shortest(reading_db_spl);
  if (reading_db_spl < least_reading_db_spl)
    return Implausibility{
        Implausible::too_low,
        fmt::format("a reading of {} dB SPL is too low for the tone (at least {}): the meter shows the "
                    "room, or it is not on the transducer; check it and read again",
                    reading, least_reading_db_spl)};
  if (reading_db_spl > most_reading_db_spl)
    return Implausibility{
        Implausible::too_high,
        fmt::format("a reading of {} dB SPL is too high for the tone (at most {}): louder samples would "
                    "harm the listener; turn the amplifier down and read again",
                    reading, most_reading_db_spl)};
  if (room_noise_dba && reading_db_spl < *room_noise_dba + least_above_noise_db)
    return Implausibility{
        Implausible::near_noise,
        fmt::format("a reading of {} dB SPL is not {} dB above the room noise of {} dB(A): the meter "
                    "shows the room; check it and read again",
                    reading, least_above_noise_db, shortest(*room_noise_dba))};
  const double gain_db = gain_for_db(reading_db_spl, target_db_spl);
  if (std::abs(gain_db) > most_gain_db)
    return Implausibility{
        Implausible::gain,
        fmt::format("from {} to {} dB SPL would take a digital gain of {} dB, beyond {} dB; set the "
                    "amplifier nearer to the target and read again",
                    reading, shortest(target_db_spl), shortest(gain_db), most_gain_db)};
  return std::nullopt;
}

ChosenCalibration choose_calibration(std::span<const Calibration> all, std::span<const LevelCheck> checks,
                                     std::string_view device, std::string_view now_utc,
                                     CalibrationRule rule) {
  const Calibration* own = nullptr;
  const Calibration* other = nullptr; // in force, of another device
  for (const Calibration& each : all)
    if (each.device == device)
      own = &each;
    else if (lapse_of(each, checks, now_utc).empty())
      other = &each;
  std::string reason = "the level is not calibrated; run quietroom calibrate first";
  if (own != nullptr) {
    reason = lapse_of(*own, checks, now_utc);
    if (reason.empty()) return {*own, {}, {}};
  } else if (other != nullptr) {
    return {{},
            fmt::format("{} was calibrated, and this is {}; use the calibrated device, or calibrate this one",
                        other->device, device),
            {}};
  }
  if (rule == CalibrationRule::required) return {{}, reason, {}};
  if (own == nullptr) return {};
  return {{}, {}, reason + ". This session runs without: its level is not calibrated"};
}

} // namespace quietroom::design
