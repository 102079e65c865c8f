#include "cli/level_question.h"

#include "cli/file_device.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/number.h"

#include <fmt/format.h>

namespace quietroom::cli {

std::string this_program() { return "quietroom " QUIETROOM_VERSION; }

Answered number_in(const std::string& text, double low, double high, const char* unit) {
  const Answered out = plain_number(text);
  if (!out.number || (*out.number >= low && *out.number <= high)) return out;
  return {{}, fmt::format("{} {} is out of range; give {} to {}", shortest(*out.number), unit, low, high)};
}

CalibrationTone tone_of(const Arguments& arguments, const stimulus::StimulusSet& set) {
  constexpr double least_s = 20, most_s = 3600; // P.800: a tone of at least 20 s
  const double seconds = arguments.number("--seconds").value_or(least_s);
  if (seconds < least_s || seconds > most_s)
    throw_input(
        fmt::format("--seconds is {}; it must lie within {} and {}", shortest(seconds), least_s, most_s));
  CalibrationTone out{audio::parse_device(arguments.text("--device").value_or("")), seconds,
                      design::tone_level_dbov(set)};
  guard_file_device(out.device, arguments);
  return out;
}

double reading_of(const Arguments& arguments, double target_db_spl, std::optional<double> noise_dba) {
  return asked_number(arguments, "--reading", "Reading of the meter in dB SPL", [&](const std::string& text) {
    Answered out = plain_number(text);
    if (!out.number) return out;
    if (auto why = design::implausible(*out.number, target_db_spl, noise_dba)) out = {{}, why->sentence};
    return out;
  });
}

store::StudyStore opened_to_write(const study::FixedStudy& study) {
  const auto database = store::database_of(study.folder);
  store::StudyStore out(database, store::sql::Access::durable);
  if (out.kept_as())
    say(fmt::format("{}: brought to the present schema; as it was it is kept in {}", database.string(),
                    out.kept_as()->string()));
  return out;
}

} // namespace quietroom::cli
