#include "report/method_sentences.h"

#include "core/number.h"
#include "report/method_sentences_level.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <span>

namespace quietroom::report {

using analysis::StudyDescription;

namespace {

/// "-26.1 to -25.9", "48".
std::string span_text(std::vector<double> values, int decimals) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const std::string low = fixed(*least, decimals), high = fixed(*most, decimals);
  return low == high ? low : low + " to " + high;
}

Sentence talkers_sentence(const StudyDescription& study) {
  const auto given = study.facts.find("talkers");
  if (given != study.facts.end()) return fact_or_gap(study, "talkers");
  std::map<std::string, std::string> sex; // by talker
  if (study.set)
    for (const stimulus::Source& source : study.set->sources)
      if (!source.talker.empty()) sex.emplace(source.talker, source.sex);
  if (!sex.empty()) {
    std::map<std::string, std::uint64_t> counts;
    for (const auto& [talker, its] : sex) ++counts[its.empty() ? "gender not recorded" : its];
    std::string kinds;
    for (const auto& [kind, count] : counts)
      kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, kind);
    return {"talkers", fmt::format("The speech is of {} ({}).", counted(sex.size(), "talker"), kinds)};
  }
  if (study.record.talkers.empty()) return fact_or_gap(study, "talkers");
  return {"talkers", fmt::format("The speech is of {}.", counted(study.record.talkers.size(), "talker"))};
}

Sentence level_sentence(const StudyDescription& study) {
  std::vector<double> levels;
  if (study.set)
    for (const stimulus::Stimulus& each : study.set->stimuli)
      if (each.active_level_dbov) levels.push_back(*each.active_level_dbov);
  if (levels.empty() || study.facts.contains("levels")) return fact_or_gap(study, "levels");
  return {"levels", fmt::format("The active speech level (ITU-T P.56) of the stimuli is {} dBov.",
                                span_text(levels, 1))};
}

std::string context_name(Context context) {
  switch (context) {
  case Context::narrowband:
    return "narrow-band";
  case Context::wideband:
    return "wideband";
  case Context::super_wideband:
    return "super-wideband";
  case Context::fullband:
    break;
  }
  return "fullband";
}

void add_set(const stimulus::StimulusSet& set, std::vector<Sentence>& out) {
  std::vector<double> seconds;
  for (const stimulus::Stimulus& each : set.stimuli)
    if (each.seconds > 0) seconds.push_back(each.seconds);
  out.push_back({"files", fmt::format("The files have {} Hz and {} bits{}.", set.rate_hz, set.bits,
                                      seconds.empty() ? "" : " and last " + span_text(seconds, 1) + " s")});
  std::set<std::string> languages;
  for (const stimulus::Source& source : set.sources)
    if (!source.language.empty()) languages.insert(source.language);
  if (languages.empty())
    out.push_back({"speech_language", "language of the speech", false});
  else
    out.push_back(
        {"speech_language", fmt::format("The language of the speech is {}.", fmt::join(languages, ", "))});
}

} // namespace

Paragraph stimuli_paragraph(const StudyDescription& study) {
  Paragraph out{"Stimuli", {}};
  out.sentences.push_back(
      {"stimuli",
       fmt::format("{} {} of {} {} judged.", study.n_stimuli, study.n_stimuli == 1 ? "stimulus" : "stimuli",
                   counted(study.n_conditions, "condition"), study.n_stimuli == 1 ? "was" : "were")});
  out.sentences.push_back(talkers_sentence(study));
  out.sentences.push_back(fact_or_gap(study, "speech_material"));
  out.sentences.push_back(fact_or_gap(study, "sample_choice"));
  if (study.set)
    add_set(*study.set, out.sentences);
  else
    out.sentences.push_back({"files", "sampling rate, resolution and length of the files", false});
  out.sentences.push_back(level_sentence(study));
  if (study.set)
    out.sentences.push_back(
        {"context", fmt::format("The test has a {} context.", context_name(study.set->context))});
  else if (const auto context = study.context ? parse_context(*study.context) : std::nullopt)
    out.sentences.push_back({"context", fmt::format("The test has a {} context.", context_name(*context))});
  else
    out.sentences.push_back({"context", "bandwidth context of the test", false});
  return out;
}

namespace {

struct ParameterText {
  /// Of a file its name alone.
  std::string operator()(const std::string& text) const { return text.substr(text.find_last_of('/') + 1); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return shortest(number); }
  std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
  std::string operator()(const std::vector<std::string>& texts) const {
    std::string out;
    for (const std::string& each : texts) out += (out.empty() ? "" : " ") + (*this)(each);
    return out;
  }
};

/// "mnru (Q_db 20)", as set.toml has it.
std::string steps_text(const std::vector<stimulus::Step>& steps) {
  std::string out;
  for (const stimulus::Step& step : steps) {
    std::string parameters;
    for (const auto& [name, value] : step.parameters)
      parameters += (parameters.empty() ? "" : ", ") + name + ' ' + std::visit(ParameterText{}, value);
    out += (out.empty() ? "" : ", ") + step.name + (parameters.empty() ? "" : " (" + parameters + ")");
  }
  return out;
}

/// ", packet loss of 2.9 to 3.1 %" of what came about.
std::string loss_text(const stimulus::StimulusSet& set, const std::string& condition) {
  std::vector<double> percent;
  for (const stimulus::Stimulus& each : set.stimuli)
    if (each.condition == condition && each.ppl_percent) percent.push_back(*each.ppl_percent);
  if (percent.empty() || std::ranges::all_of(percent, [](double p) { return p == 0; })) return "";
  return ", packet loss of " + span_text(percent, 1) + " %";
}

std::string condition_text(const stimulus::StimulusSet& set, const stimulus::Condition& condition) {
  std::string out = condition.label.empty() ? condition.id : condition.label;
  if (condition.kind == stimulus::Kind::reference) out += " (reference)";
  if (condition.kind == stimulus::Kind::anchor) out += " (anchor)";
  std::string made = steps_text(condition.steps);
  if (made.empty())
    made =
        std::ranges::any_of(
            set.stimuli, [&](const auto& each) { return each.condition == condition.id && each.is_finished; })
            ? "finished files"
            : "source, unchanged";
  return out + ": " + made + loss_text(set, condition.id);
}

} // namespace

Paragraph conditions_paragraph(const StudyDescription& study) {
  Paragraph out{"Conditions", {}};
  if (!study.set) {
    std::set<std::string> names;
    for (const stats::MosRow& row : study.mos.rows) names.insert(row.keys.back());
    out.sentences.push_back(
        {"conditions", as_sentence(fmt::format("the conditions are {}", fmt::join(names, ", ")))});
    out.sentences.push_back(fact_or_gap(study, "conditions"));
    out.sentences.push_back({"references", "reference conditions and anchors", false});
    return out;
  }
  const stimulus::StimulusSet& set = *study.set;
  if (!set.source_steps.empty())
    out.sentences.push_back(
        {"conditions", fmt::format("Every source went through {}.", steps_text(set.source_steps))});
  std::string all;
  for (const stimulus::Condition& each : set.conditions)
    all += (all.empty() ? "" : "; ") + condition_text(set, each);
  out.sentences.push_back({"conditions", as_sentence("the conditions are " + all)});
  if (study.facts.contains("conditions")) out.sentences.push_back(fact_or_gap(study, "conditions"));
  const auto references = static_cast<std::uint64_t>(std::ranges::count_if(
      set.conditions, [](const auto& each) { return each.kind != stimulus::Kind::test; }));
  out.sentences.push_back({"references", references == 0
                                             ? std::string("No condition is a reference or an anchor.")
                                             : fmt::format("{} of the conditions {}.", references,
                                                           references == 1 ? "is a reference or an anchor"
                                                                           : "are references or anchors")});
  return out;
}

namespace {

Sentence device_sentence(const StudyDescription& study) {
  const auto& devices = study.record.devices;
  if (devices.empty()) return {"device", "sound device", false};
  const auto converting =
      std::ranges::count_if(devices, [](const std::string& each) { return each.ends_with("[converting]"); });
  std::string out = "Sound was played ";
  if (!study.record.rates_hz.empty())
    out += fmt::format("at {} Hz ", fmt::join(study.record.rates_hz, " and "));
  out += "through " + counted(devices.size(), "sound device");
  if (converting > 0)
    out += ", some of which may have converted it";
  else if (!study.programs.empty()) // others do not mark devices that convert
    out += ", without conversion by the system";
  return {"device", out + "."};
}

Sentence listening_level_sentence(const StudyDescription& study) {
  if (study.facts.contains("listening_level")) return fact_or_gap(study, "listening_level");
  std::vector<double> levels;
  for (const std::string& text : study.record.levels_db_spl)
    if (const auto level = parse_double(text)) levels.push_back(*level);
  if (levels.empty()) return fact_or_gap(study, "listening_level");
  const bool partly = study.record.levels_db_spl.contains("");
  return {"listening_level",
          fmt::format("The listening level was {} dB SPL at the ear{}{}.", span_text(levels, 1),
                      partly ? " in a part of the attempts and was not measured in the others" : "",
                      level_addition(study))};
}

Sentence dates_sentence(const StudyDescription& study) {
  const auto& record = study.record;
  if (!record.first_day || study.facts.contains("dates")) return fact_or_gap(study, "dates");
  if (record.first_day == record.last_day)
    return {"dates", fmt::format("The sessions were on {} (UTC).", *record.first_day)};
  return {"dates",
          fmt::format("The sessions were between {} and {} (UTC).", *record.first_day, *record.last_day)};
}

} // namespace

Paragraph listening_paragraph(const StudyDescription& study) {
  Paragraph out{"Listening", {}};
  if (study.mos.of.simulated) {
    out.sentences.push_back({"simulated", "Nobody listened: a program made the votes."});
    return out;
  }
  out.sentences.push_back(dates_sentence(study));
  for (const char* key : {"place", "listening_room"}) out.sentences.push_back(fact_or_gap(study, key));
  out.sentences.push_back(room_noise_sentence(study));
  out.sentences.push_back(device_sentence(study));
  out.sentences.push_back(transducer_sentence(study));
  out.sentences.push_back(listening_level_sentence(study));
  out.sentences.push_back(calibration_sentence(study));
  return out;
}

} // namespace quietroom::report
