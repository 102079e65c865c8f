#include "report/checked_set_fields.h"

#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::report {

namespace {

using stimulus::ConditionSummary;
using stimulus::MeasuredStimulus;
using stimulus::Span;

std::string kind_name(stimulus::Kind kind) {
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

std::size_t whole(int count) { return static_cast<std::size_t>(count); }

Fields<signal::ActiveLevel> channel_fields() {
  using Row = signal::ActiveLevel;
  return {{"active_level_dbov", "", 2, json_alone, &Row::active_level_dbov},
          {"activity", "", 2, json_alone, &Row::activity},
          {"rms_dbov", "", 2, json_alone, &Row::rms_dbov},
          {"peak_dbov", "", 2, json_alone, &Row::peak_dbov}};
}

Value low_end(const std::optional<Span>& span) { return span ? Value(span->low) : Value(); }
Value high_end(const std::optional<Span>& span) { return span ? Value(span->high) : Value(); }

/// "-26.1 to -25.9", "-26.0" where both ends print alike, or a dash.
std::string span_text(const std::optional<Span>& span, int decimals, double unit = 1) {
  if (!span) return fixed(std::nullopt, decimals);
  const std::string from = fixed(span->low / unit, decimals);
  const std::string to = fixed(span->high / unit, decimals);
  return from == to ? from : from + " to " + to;
}

std::string level_text(const ConditionSummary& c) {
  return c.noise_filled > 0 && !c.active_level_dbov ? "noise-filled" : span_text(c.active_level_dbov, 1);
}

std::string worst_text(const ConditionSummary& c) {
  constexpr std::size_t most = 60;
  if (c.worst.empty()) return "none";
  return c.worst.size() <= most ? c.worst : c.worst.substr(0, most) + "...";
}

} // namespace

Fields<MeasuredStimulus> measured_stimulus_fields() {
  using S = MeasuredStimulus;
  return {
      {"id", "stimulus", 0, everywhere, [](const S& s) { return s.stimulus.id; }},
      {"condition", "", 0, json_alone, [](const S& s) { return s.stimulus.condition; }},
      {"talker", "", 0, json_alone, [](const S& s) { return s.stimulus.talker; }},
      {"sample", "", 0, json_alone, [](const S& s) { return s.stimulus.sample; }},
      {"file", "", 0, json_alone, [](const S& s) { return s.stimulus.file; }},
      {"sha256", "", 0, json_alone, &S::sha256},
      {"seconds", "seconds", 2, for_readers, &S::seconds},
      {"rate_hz", "Hz", 0, everywhere, [](const S& s) { return whole(s.rate_hz); }},
      {"channels", "channels", 0, everywhere, [](const S& s) { return whole(s.channels); }},
      {"seconds", "", 2, json_alone, &S::seconds},
      {"active_level_dbov", "level dBov", 2, everywhere,
       [](const S& s) { return value_of(s.level.active_level_dbov); }},
      {"activity", "", 2, json_alone, [](const S& s) { return s.level.activity; }},
      {"activity", "active %", 0, for_readers, [](const S& s) { return 100 * s.level.activity; }},
      {"peak_dbov", "", 2, json_alone, [](const S& s) { return value_of(s.level.peak_dbov); }},
      {"bits", "", 0, json_alone, [](const S& s) { return whole(s.bits); }},
      {"rms_dbov", "rms dBov", 2, everywhere, [](const S& s) { return value_of(s.level.rms_dbov); }},
      {"true_peak_dbov", "true peak dBov", 1, everywhere, &S::true_peak_dbov},
      {"dc_db_re_rms", "", 1, json_alone, [](const S& s) { return value_of(s.waveform.dc_db_re_rms); }},
      {"full_scale_samples", "", 0, json_alone, [](const S& s) { return s.waveform.full_scale.samples; }},
      {"full_scale_runs", "", 0, json_alone, [](const S& s) { return s.waveform.full_scale.runs; }},
      {"longest_run_samples", "", 0, json_alone, [](const S& s) { return s.waveform.full_scale.longest; }},
      {"bandwidth_hz", "band Hz", 0, for_readers, &S::bandwidth_hz},
      {"leading_silence_s", "silence before s", 2, everywhere,
       [](const S& s) { return s.waveform.leading_silence_s; }},
      {"trailing_silence_s", "after s", 2, everywhere,
       [](const S& s) { return s.waveform.trailing_silence_s; }},
      {"bandwidth_hz", "", 0, json_alone, &S::bandwidth_hz},
      {"noise_fills_pauses", "", 0, json_alone, &S::noise_fills_pauses},
      {"levels_of_channels", "", 0, json_alone,
       [](const S& s) { return Json(array_of(channel_fields(), s.level.channels)); }}};
}

Fields<ConditionSummary> condition_summary_fields() {
  using C = ConditionSummary;
  return {
      {"condition", "condition", 0, everywhere, &C::condition},
      {"kind", "kind", 0, everywhere, [](const C& c) { return kind_name(c.kind); }},
      {"n", "n", 0, for_readers,
       [](const C& c) {
         return c.measured == c.stimuli ? fmt::format("{}", c.stimuli)
                                        : fmt::format("{} of {}", c.measured, c.stimuli);
       }},
      {"n", "", 0, json_alone, &C::stimuli},
      {"n_measured", "", 0, json_alone, &C::measured},
      {"seconds", "seconds", 1, for_readers, [](const C& c) { return span_text(c.seconds, 1); }},
      {"active_level_dbov", "level dBov", 1, for_readers, level_text},
      {"active_level_low_dbov", "", 1, json_alone, [](const C& c) { return low_end(c.active_level_dbov); }},
      {"active_level_high_dbov", "", 1, json_alone, [](const C& c) { return high_end(c.active_level_dbov); }},
      {"n_noise_filled", "", 0, json_alone, &C::noise_filled},
      {"bandwidth_khz", "band kHz", 1, for_readers,
       [](const C& c) { return span_text(c.bandwidth_hz, 1, 1000); }},
      {"bandwidth_low_hz", "", 0, json_alone, [](const C& c) { return low_end(c.bandwidth_hz); }},
      {"bandwidth_high_hz", "", 0, json_alone, [](const C& c) { return high_end(c.bandwidth_hz); }},
      {"shortest_s", "", 1, json_alone, [](const C& c) { return low_end(c.seconds); }},
      {"longest_s", "", 1, json_alone, [](const C& c) { return high_end(c.seconds); }},
      {"n_errors", "", 0, json_alone, &C::errors},
      {"n_warnings", "", 0, json_alone, &C::warnings},
      {"worst_problem", "worst problem", 0, for_readers, worst_text},
      {"worst_problem", "", 0, json_alone, &C::worst}};
}

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

Fields<Terms> terms_fields() {
  return {{"licence", "", 0, json_alone, [](const Terms& t) { return t.rights.licence; }},
          {"attribution", "", 0, json_alone, [](const Terms& t) { return t.rights.attribution; }},
          {"of", "", 0, json_alone, [](const Terms& t) { return Json(t.of); }}};
}

} // namespace quietroom::report
