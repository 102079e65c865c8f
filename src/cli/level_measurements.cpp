#include "cli/level_question.h"

#include "cli/output.h"
#include "core/error.h"
#include "core/json.h"
#include "core/number.h"
#include "core/utc.h"
#include "store/calibration_book.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

std::string present_time() { return utc_text(std::chrono::system_clock::now()); }

/// The last one of a device.
design::Calibration calibration_of(const std::vector<design::Calibration>& all, const std::string& device) {
  const design::Calibration* out = nullptr;
  for (const design::Calibration& each : all)
    if (each.device == device) out = &each;
  if (out != nullptr) return *out;
  throw_input(
      fmt::format("{} was never calibrated in this study{}; run quietroom calibrate without --recheck",
                  device, all.empty() ? "" : ", " + all.back().device + " was"));
}

design::LevelCheck check_of(const design::Calibration& it, double reading_db_spl,
                            const Arguments& arguments) {
  design::LevelCheck out;
  out.calibration = it.id;
  out.checked_utc = present_time();
  out.reading_db_spl = reading_db_spl;
  out.difference_db = -design::gain_for_db(reading_db_spl, it.target_db_spl);
  out.holds = std::abs(out.difference_db) <= design::most_drift_db;
  out.meter = arguments.has("--meter") ? asked_text(arguments, "--meter", "") : it.meter;
  out.operator_name =
      arguments.has("--operator") ? asked_text(arguments, "--operator", "") : it.operator_name;
  out.program = this_program();
  return out;
}

Json::Object json_of(const design::Calibration& it, const design::LevelCheck& check) {
  return {{"gain_db", it.gain_db},
          {"level_db_spl", it.target_db_spl},
          {"device", it.device},
          {"expires_utc", it.expires_utc},
          {"reading_db_spl", check.reading_db_spl},
          {"difference_db", check.difference_db},
          {"holds", check.holds}};
}

} // namespace

int recheck_level(const study::FixedStudy& study, const Arguments& arguments) {
  const CalibrationTone tone = tone_of(arguments, study.set);
  auto store = opened_to_write(study);
  const auto all = store::calibrations(store.connection());
  design::Calibration it;
  play_tone(tone, study.set, [&](const std::string& device) {
    it = calibration_of(all, device);
    if (arguments.has("--reading")) reading_of(arguments, it.target_db_spl, {}); // told before the tone
    return it.gain_db;
  });
  const auto check = check_of(it, reading_of(arguments, it.target_db_spl, {}), arguments);
  store::add_level_check(store.connection(), check);
  print(arguments.has("--json")
            ? text(json_of(it, check))
            : fmt::format("{}: {} dB SPL, {} dB from the target; the calibration {}\n", it.device,
                          shortest(check.reading_db_spl), shortest(check.difference_db),
                          check.holds ? "holds" : "does not hold, calibrate again before the next session"));
  return check.holds ? ok : check_failed;
}

int note_room_noise(const study::FixedStudy& study, const Arguments& arguments) {
  design::RoomNoise noise;
  noise.level_dba = asked_number(arguments, "--room-noise", "",
                                 [](const std::string& text) { return number_in(text, 0, 90, "dB(A)"); });
  noise.moment = asked_text(arguments, "--when", "Measured before or after the sessions (before, after)");
  if (noise.moment != "before" && noise.moment != "after")
    throw_input(fmt::format("--when is \"{}\"; give before or after", noise.moment));
  noise.meter = asked_text(arguments, "--meter", "Meter, with its number");
  if (arguments.has("--operator")) noise.operator_name = asked_text(arguments, "--operator", "");
  noise.measured_utc = present_time();
  noise.program = this_program();
  store::add_room_noise(opened_to_write(study).connection(), noise);
  constexpr double quiet_dba = 30; // ITU-T P.800, listening room: below it
  if (noise.level_dba >= quiet_dba)
    say(fmt::format("warning: {} dB(A) is not below the {} dB(A) that ITU-T P.800 asks of a listening room",
                    shortest(noise.level_dba), quiet_dba));
  print(arguments.has("--json") ? text(Json::Object{{"room_noise_dba", noise.level_dba},
                                                    {"when", noise.moment},
                                                    {"meter", noise.meter},
                                                    {"measured_utc", noise.measured_utc}})
                                : fmt::format("room noise {} dB(A) {} the sessions, by {}\n",
                                              shortest(noise.level_dba), noise.moment, noise.meter));
  return ok;
}

} // namespace quietroom::cli
