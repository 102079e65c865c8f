#include "report/method_sentences_level.h"

#include "core/number.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace quietroom::report {

using analysis::StudyDescription;

namespace {

/// "79", "73 to 79".
std::string range_text(const std::vector<double>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return *least == *most ? shortest(*least) : shortest(*least) + " to " + shortest(*most);
}

template<class Entry, class Value>
std::vector<double> values_of(const std::vector<Entry>& entries, Value Entry::*value) {
  std::vector<double> out;
  for (const Entry& each : entries) out.push_back(each.*value);
  return out;
}

/// "a", "a and b": each once.
template<class Entry>
std::string names_of(const std::vector<Entry>& entries, std::string Entry::*name) {
  std::set<std::string> out;
  for (const Entry& each : entries)
    if (!(each.*name).empty()) out.insert(each.*name);
  return fmt::format("{}", fmt::join(out, " and "));
}

std::string checks_text(const std::vector<design::LevelCheck>& checks) {
  if (checks.empty()) return "The level was not checked again afterwards.";
  double farthest_db = 0;
  for (const design::LevelCheck& each : checks)
    farthest_db = std::max(farthest_db, std::abs(each.difference_db));
  return fmt::format("It was checked again {}; the largest difference was {} dB.",
                     counted(checks.size(), "time"), shortest(farthest_db));
}

std::string calibration_text(const study::LevelFacts& level) {
  using design::Calibration;
  const auto& all = level.calibrations;
  std::string out = fmt::format(
      "The level was calibrated {}: a 1 kHz tone at the active level of the stimuli ({} dBov) was measured "
      "with {} (coupler: {}) and brought to {} dB SPL by a digital gain of {} dB. {}",
      counted(all.size(), "time"), range_text(values_of(all, &Calibration::tone_dbov)),
      names_of(all, &Calibration::meter), names_of(all, &Calibration::coupler),
      range_text(values_of(all, &Calibration::target_db_spl)),
      range_text(values_of(all, &Calibration::gain_db)), checks_text(level.checks));
  if (level.attempts_without > 0) out += " " + as_sentence(calibration_note(level));
  return out;
}

} // namespace

Sentence calibration_sentence(const StudyDescription& study) {
  if (study.facts.contains("calibration") || !study.level) return fact_or_gap(study, "calibration");
  if (study.level->calibrations.empty()) return {"calibration", as_sentence(calibration_note(*study.level))};
  return {"calibration", calibration_text(*study.level)};
}

Sentence room_noise_sentence(const StudyDescription& study) {
  if (study.facts.contains("room_noise") || !study.level || study.level->room_noise.empty())
    return fact_or_gap(study, "room_noise");
  std::string moments;
  for (const char* moment : {"before", "after"}) {
    std::vector<double> levels;
    for (const design::RoomNoise& each : study.level->room_noise)
      if (each.moment == moment) levels.push_back(each.level_dba);
    if (!levels.empty())
      moments += fmt::format("{}{} dB(A) {} the sessions", moments.empty() ? "" : " and ", range_text(levels),
                             moment);
  }
  return {"room_noise", fmt::format("The noise of the room was {}, measured with {}.", moments,
                                    names_of(study.level->room_noise, &design::RoomNoise::meter))};
}

Sentence transducer_sentence(const StudyDescription& study) {
  if (study.facts.contains("transducer") || !study.level || study.level->calibrations.empty())
    return fact_or_gap(study, "transducer");
  return {"transducer", fmt::format("The listeners used {}.",
                                    names_of(study.level->calibrations, &design::Calibration::transducer))};
}

Sentence acts_sentence(const StudyDescription& study) {
  std::vector<std::string> acts;
  if (study.acts.pauses > 0) acts.push_back("made " + counted(study.acts.pauses, "pause"));
  if (study.acts.repeated > 0)
    acts.push_back(fmt::format("let {} begin again, of which only the last votes count",
                               counted(study.acts.repeated, "block")));
  if (study.acts.notes > 0) acts.push_back("wrote " + counted(study.acts.notes, "note"));
  if (acts.empty()) return {"interruptions", ""};
  return {"interruptions", fmt::format("During the sessions the experimenter {}.", fmt::join(acts, "; "))};
}

Sentence sound_check_sentence(const StudyDescription& study) {
  const bool sides = study.design && study.design->check == design::SoundCheck::sides;
  std::string out =
      fmt::format("Before the first sample {} said {} and that headphones and loudness were "
                  "comfortable",
                  counted(study.sound_check.sessions, "listener"),
                  sides ? "in which ear each of two tones was heard," : "whether a tone was heard,");
  if (study.sound_check.with_failures > 0)
    out += fmt::format("; {} did not pass at the first attempt",
                       counted(study.sound_check.with_failures, "listener"));
  return {"sound_check", out + "."};
}

Sentence consent_sentence(const StudyDescription& study) {
  if (study.facts.contains("consent") || study.consent.versions.empty()) return fact_or_gap(study, "consent");
  std::string out = counted(study.consent.agreed, "listener") +
                    " agreed to take part after they had read the information on the screen";
  if (study.consent.declined > 0)
    out += fmt::format("; {} did not and heard nothing", counted(study.consent.declined, "listener"));
  return {"consent", out + "."};
}

std::string level_addition(const StudyDescription& study) {
  return study.level ? fmt::format(" ({})", calibration_note(*study.level)) : std::string();
}

} // namespace quietroom::report
