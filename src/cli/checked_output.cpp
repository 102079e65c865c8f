#include "cli/checked_output.h"

#include "cli/output.h"
#include "cli/problem_output.h"
#include "core/number.h"
#include "report/table.h"
#include "stimulus/condition_summary.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Number;
using stimulus::ConditionSummary;
using stimulus::MeasuredStimulus;
using stimulus::Span;

const char* name_of(stimulus::Kind kind) {
  switch (kind) {
  case stimulus::Kind::reference:
    return "reference";
  case stimulus::Kind::anchor:
    return "anchor";
  case stimulus::Kind::test:
    break;
  }
  return "test";
}

Json channel_json(const signal::ActiveLevel& channel) {
  return Json::Object{{"active_level_dbov", channel.active_level_dbov},
                      {"activity", channel.activity},
                      {"rms_dbov", channel.rms_dbov},
                      {"peak_dbov", channel.peak_dbov}};
}

Json stimulus_json(const MeasuredStimulus& each) {
  Json::Array channels;
  for (const signal::ActiveLevel& channel : each.level.channels) channels.push_back(channel_json(channel));
  return Json::Object{{"id", each.stimulus.id},
                      {"condition", each.stimulus.condition},
                      {"talker", each.stimulus.talker},
                      {"sample", each.stimulus.sample},
                      {"file", each.stimulus.file},
                      {"sha256", each.sha256},
                      {"rate_hz", each.rate_hz},
                      {"channels", each.channels},
                      {"seconds", each.seconds},
                      {"active_level_dbov", each.level.active_level_dbov},
                      {"activity", each.level.activity},
                      {"peak_dbov", each.level.peak_dbov},
                      {"bits", each.bits},
                      {"rms_dbov", each.level.rms_dbov},
                      {"true_peak_dbov", each.true_peak_dbov},
                      {"dc_db_re_rms", each.waveform.dc_db_re_rms},
                      {"full_scale_samples", each.waveform.full_scale.samples},
                      {"full_scale_runs", each.waveform.full_scale.runs},
                      {"longest_run_samples", each.waveform.full_scale.longest},
                      {"leading_silence_s", each.waveform.leading_silence_s},
                      {"trailing_silence_s", each.waveform.trailing_silence_s},
                      {"bandwidth_hz", each.bandwidth_hz},
                      {"noise_fills_pauses", each.noise_fills_pauses},
                      {"levels_of_channels", std::move(channels)}};
}

Json low(const std::optional<Span>& span) { return span ? std::optional(span->low) : std::nullopt; }
Json high(const std::optional<Span>& span) { return span ? std::optional(span->high) : std::nullopt; }

Json condition_json(const ConditionSummary& each) {
  return Json::Object{{"condition", each.condition},
                      {"kind", name_of(each.kind)},
                      {"n", each.stimuli},
                      {"n_measured", each.measured},
                      {"active_level_low_dbov", low(each.active_level_dbov)},
                      {"active_level_high_dbov", high(each.active_level_dbov)},
                      {"n_noise_filled", each.noise_filled},
                      {"bandwidth_low_hz", low(each.bandwidth_hz)},
                      {"bandwidth_high_hz", high(each.bandwidth_hz)},
                      {"shortest_s", low(each.seconds)},
                      {"longest_s", high(each.seconds)},
                      {"n_errors", each.errors},
                      {"n_warnings", each.warnings},
                      {"worst_problem", each.worst}};
}

/// "-26.1 to -25.9", "-26.0" where both ends print alike, or a dash.
std::string span_text(const std::optional<Span>& span, int decimals, double unit = 1) {
  if (!span) return quietroom::fixed(std::nullopt, decimals);
  const std::string from = quietroom::fixed(span->low / unit, decimals);
  const std::string to = quietroom::fixed(span->high / unit, decimals);
  return from == to ? from : from + " to " + to;
}

std::string shortened(const std::string& sentence) {
  constexpr std::size_t most = 60;
  return sentence.size() <= most ? sentence : sentence.substr(0, most) + "...";
}

report::Table table_of(const std::vector<ConditionSummary>& conditions) {
  report::Table out;
  out.columns = {{"condition", "condition", Align::left, ""},
                 {"kind", "kind", Align::left, ""},
                 {"n", "n", Align::right, ""},
                 {"seconds", "seconds", Align::right, ""},
                 {"active_level_dbov", "level dBov", Align::right, ""},
                 {"bandwidth_khz", "band kHz", Align::right, ""},
                 {"worst_problem", "worst problem", Align::left, ""}};
  for (const ConditionSummary& each : conditions)
    out.rows.push_back(
        {each.condition, name_of(each.kind),
         each.measured == each.stimuli ? fmt::format("{}", each.stimuli)
                                       : fmt::format("{} of {}", each.measured, each.stimuli),
         span_text(each.seconds, 1),
         each.noise_filled > 0 && !each.active_level_dbov ? "noise-filled"
                                                          : span_text(each.active_level_dbov, 1),
         span_text(each.bandwidth_hz, 1, 1000), each.worst.empty() ? "none" : shortened(each.worst)});
  return out;
}

report::Table table_of(const std::vector<MeasuredStimulus>& stimuli) {
  report::Table out;
  for (const auto& [key, header] : {std::pair{"id", "stimulus"},
                                    {"seconds", "seconds"},
                                    {"rate_hz", "Hz"},
                                    {"channels", "channels"},
                                    {"active_level_dbov", "level dBov"},
                                    {"activity", "active %"},
                                    {"rms_dbov", "rms dBov"},
                                    {"true_peak_dbov", "true peak dBov"},
                                    {"bandwidth_hz", "band Hz"},
                                    {"leading_silence_s", "silence before s"},
                                    {"trailing_silence_s", "after s"}})
    out.columns.push_back({key, header, out.columns.empty() ? Align::left : Align::right, ""});
  const auto whole = [](int value) { return Number{static_cast<double>(value), 0}; };
  for (const MeasuredStimulus& each : stimuli)
    out.rows.push_back({each.stimulus.id, Number{each.seconds, 2}, whole(each.rate_hz), whole(each.channels),
                        Number{each.level.active_level_dbov, 2}, Number{100 * each.level.activity, 0},
                        Number{each.level.rms_dbov, 2}, Number{each.true_peak_dbov, 1},
                        Number{each.bandwidth_hz, 0}, Number{each.waveform.leading_silence_s, 2},
                        Number{each.waveform.trailing_silence_s, 2}});
  return out;
}

void print_group(const std::vector<Problem>& problems, Severity severity, bool each_file) {
  std::vector<Problem> group;
  std::ranges::copy_if(problems, std::back_inserter(group),
                       [&](const Problem& problem) { return problem.severity == severity; });
  if (group.empty()) return;
  print_problems(each_file ? group : one_per_fact(group));
  print("\n");
}

struct Terms {
  stimulus::Rights rights;
  std::vector<std::string> of; ///< ids of sources, and of stimuli that are finished files
};

/// Each licence and attribution once; nothing where nobody states any.
std::vector<Terms> terms_of(const stimulus::StimulusSet& set) {
  std::vector<Terms> out;
  bool any = false;
  const auto add = [&](const stimulus::Rights& rights, const std::string& id) {
    any = any || rights != stimulus::Rights{};
    auto found = std::ranges::find(out, rights, &Terms::rights);
    if (found == out.end()) found = out.insert(out.end(), {rights, {}});
    found->of.push_back(id);
  };
  for (const stimulus::Source& each : set.sources) add(each.rights, each.id);
  for (const stimulus::Stimulus& each : set.stimuli)
    if (each.is_finished) add(each.rights, each.id);
  return any ? out : std::vector<Terms>{};
}

Json terms_json(const stimulus::StimulusSet& set) {
  Json::Array out;
  for (const Terms& each : terms_of(set))
    out.push_back(Json::Object{{"licence", each.rights.licence},
                               {"attribution", each.rights.attribution},
                               {"of", Json::Array(each.of.begin(), each.of.end())}});
  return out;
}

void print_terms(const stimulus::StimulusSet& set) {
  const auto all = terms_of(set);
  for (const Terms& each : all) {
    const std::string whose =
        each.of.size() == 1 ? each.of.front() : fmt::format("{} sounds", each.of.size());
    print(fmt::format("licence of {}: {}{}\n", whose,
                      each.rights.licence.empty() ? "not stated" : each.rights.licence,
                      each.rights.attribution.empty() ? "" : "; " + each.rights.attribution));
  }
  if (!all.empty()) print("\n");
}

} // namespace

Json checked_json(const std::filesystem::path& folder, const stimulus::Checked& checked) {
  Json::Array stimuli;
  for (const MeasuredStimulus& each : checked.stimuli) stimuli.push_back(stimulus_json(each));
  Json::Array conditions;
  for (const ConditionSummary& each : summarise(folder, checked)) conditions.push_back(condition_json(each));
  return Json::Object{{"stimuli", std::move(stimuli)},
                      {"conditions", std::move(conditions)},
                      {"licences", terms_json(checked.set)},
                      {"problems", problems_json(checked.problems)}};
}

void print_checked(const std::filesystem::path& folder, const stimulus::Checked& checked, bool each_file) {
  if (each_file && !checked.stimuli.empty()) print(report::to_text(table_of(checked.stimuli)) + '\n');
  const auto conditions = summarise(folder, checked);
  if (!conditions.empty()) print(report::to_text(table_of(conditions)) + '\n');
  print_terms(checked.set);
  print_group(checked.problems, Severity::error, each_file);
  print_group(checked.problems, Severity::warning, each_file);
  const auto errors = std::ranges::count(checked.problems, Severity::error, &Problem::severity);
  print(fmt::format("{} of {} stimuli measured; errors: {}, warnings: {}\n", checked.stimuli.size(),
                    checked.set.stimuli.size(), errors,
                    static_cast<std::ptrdiff_t>(checked.problems.size()) - errors));
}

} // namespace quietroom::cli
