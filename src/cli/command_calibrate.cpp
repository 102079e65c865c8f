#include "cli/command.h"
#include "cli/file_device.h"
#include "cli/level_question.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "core/error.h"
#include "core/json.h"
#include "core/number.h"
#include "core/utc.h"
#include "station/clipped_by_gain.h"
#include "store/calibration_book.h"

#include <cmath>
#include <fmt/format.h>
#include <set>

namespace quietroom::cli {

namespace {

using design::Calibration;

/// "monaural", "diotic", or a level.
void ask_target(const Arguments& arguments, Calibration& it) {
  constexpr double least_db_spl = 40, most_db_spl = 100;
  const auto read = [&](const std::string& text) -> Answered {
    it.listening = text == "monaural" || text == "diotic" ? text : "free";
    if (text == "monaural") return {design::monaural_db_spl, {}};
    if (text == "diotic") return {design::diotic_db_spl, {}};
    return number_in(text, least_db_spl, most_db_spl, "dB SPL");
  };
  it.target_db_spl = asked_number(arguments, "--target",
                                  "Target: monaural (79 dB SPL), diotic (73) or a level in dB SPL", read);
}

void ask_chain(const Arguments& arguments, Calibration& it) {
  it.transducer = asked_text(arguments, "--transducer", "Transducer, e.g. the headphones and their number");
  it.coupler = asked_text(arguments, "--coupler", "Coupler or ear simulator (none in a free field)");
  it.meter = asked_text(arguments, "--meter", "Meter, with its number");
  it.operator_name = asked_text(arguments, "--operator", "Operator");
}

/// As it was measured last; nothing where it was not, or where there is no database.
std::optional<double> last_noise_dba(const study::FixedStudy& study) {
  const auto database = store::database_of(study.folder);
  if (!std::filesystem::exists(database)) return std::nullopt;
  const auto all = store::room_noise(*store::sql::open_sqlite(database, store::sql::Access::read_only));
  return all.empty() ? std::nullopt : std::optional(all.back().level_dba);
}

void refuse_clipped(const study::FixedStudy& study, double gain_db) {
  std::set<std::size_t> all;
  for (std::size_t i = 0; i < study.set.stimuli.size(); ++i) all.insert(i);
  stop_at_errors(station::clipped_by_gain(gain_db, study.set, study.design.set, all), study.folder);
}

void date(Calibration& it, double valid_hours) {
  constexpr double hour_s = 3600;
  const auto now = std::chrono::system_clock::now();
  it.calibrated_utc = utc_text(now);
  it.expires_utc = utc_text(now + std::chrono::seconds(std::llround(hour_s * valid_hours)));
}

double valid_hours_of(const Arguments& arguments) {
  constexpr double usual_h = 24, least_h = 0.1, most_h = 8760;
  const double hours = arguments.number("--valid-hours").value_or(usual_h);
  if (hours < least_h || hours > most_h)
    throw_input(
        fmt::format("--valid-hours is {}; it must lie within {} and {}", shortest(hours), least_h, most_h));
  return hours;
}

void show(const Calibration& it, bool as_json) {
  print(as_json ? text(Json::Object{{"gain_db", it.gain_db},
                                    {"level_db_spl", it.target_db_spl},
                                    {"device", it.device},
                                    {"expires_utc", it.expires_utc},
                                    {"reading_db_spl", it.reading_db_spl},
                                    {"tone_dbov", it.tone_dbov}})
                : fmt::format("{}: {} dB SPL at the ear by a digital gain of {} dB, valid until {}\n",
                              it.device, shortest(it.target_db_spl), shortest(it.gain_db), it.expires_utc));
}

int calibrate(const study::FixedStudy& study, const Arguments& arguments) {
  const CalibrationTone tone = tone_of(arguments, study.set);
  const double valid_hours = valid_hours_of(arguments);
  const auto noise_dba = last_noise_dba(study);
  Calibration it;
  ask_target(arguments, it);
  const auto ask_reading = [&] {
    it.reading_db_spl = reading_of(arguments, it.target_db_spl, noise_dba);
    it.gain_db = design::gain_for_db(it.reading_db_spl, it.target_db_spl);
    refuse_clipped(study, it.gain_db);
  };
  const bool is_given = arguments.has("--reading"); // what is wrong with it is told before the tone
  if (is_given) ask_reading();
  ask_chain(arguments, it);
  it.device = play_tone(tone, study.set, [](const std::string&) { return 0.0; }).device;
  if (!is_given) ask_reading();
  date(it, valid_hours);
  it.rate_hz = study.set.rate_hz;
  it.tone_dbov = tone.level_dbov;
  it.tone_seconds = tone.seconds;
  it.program = this_program();
  store::add_calibration(opened_to_write(study).connection(), it, true);
  show(it, arguments.has("--json"));
  if (study.design.calibration != design::CalibrationRule::required)
    say("study.toml does not ask for a calibration: once this one has expired, sessions run without. "
        "calibration = \"required\" there forbids it");
  return ok;
}

int run_calibrate(const Arguments& arguments) {
  const study::FixedStudy study = study_of(*arguments.text("STUDY"));
  if (arguments.has("--room-noise")) return note_room_noise(study, arguments);
  return arguments.has("--recheck") ? recheck_level(study, arguments) : calibrate(study, arguments);
}

} // namespace

Command calibrate_command() {
  return {
      "calibrate",
      "set the listening level of a study by a tone and a meter",
      {{"STUDY", "STUDY", "folder of the study", true},
       {"--reading", "DB_SPL", "what the meter shows of the tone; asked for after it where left out"},
       {"--target", "LEVEL",
        "level of the speech at the ear: monaural (79 dB SPL), diotic (73 per ear), or dB SPL"},
       {"--transducer", "TEXT", "headphones or loudspeakers"},
       {"--coupler", "TEXT", "coupler or ear simulator; none in a free field"},
       {"--meter", "TEXT", "the sound level meter"},
       {"--operator", "TEXT", "who measured"},
       {"--device", "DEVICE", "sound output of the sessions: name, index or file:OUT.wav"},
       {"--seconds", "S", "how long the tone lasts, 20 at least (default 20)"},
       {"--valid-hours", "H", "how long the calibration is valid (default 24)"},
       {"--recheck", "", "after the sessions: hold the tone under the gain against the target (0.5 dB)"},
       {"--room-noise", "DBA", "write down the noise of the room in dB(A) instead"},
       {"--when", "MOMENT", "of the room noise: before or after the sessions"},
       force_option(),
       {"--json", "", "one JSON document"}},
      "  quietroom calibrate sessions/pilot --device hw:0\n"
      "  quietroom calibrate sessions/pilot --device hw:0 --reading 74.5 --target diotic \\\n"
      "    --transducer 'HD 650 no. 3' --coupler 'IEC 60318-1' --meter 'NTi XL2 no. 12' --operator ann\n"
      "  quietroom calibrate sessions/pilot --device hw:0 --recheck --reading 73.2\n"
      "  quietroom calibrate sessions/pilot --room-noise 24.5 --meter 'NTi XL2 no. 12' --when before\n"
      "The tone has 1 kHz and the mean active level of the stimuli. Each session on this device then plays\n"
      "its samples under the gain. With calibration = \"required\" in study.toml none begins without.",
      run_calibrate};
}

} // namespace quietroom::cli
