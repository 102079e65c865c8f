#include "report/set_scores_forms.h"

#include "core/counted.h"
#include "report/estimate_forms.h"
#include "report/fields.h"
#include "scoring/condition_scores.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::report {

namespace {

using scoring::ConditionScores;
using scoring::SetScore;

constexpr std::size_t longest_name = 28;

Fields<ConditionScores> condition_fields() {
  using Row = ConditionScores;
  return {
      {"condition", "condition", 0, for_readers, [](const Row& r) { return r.condition; }, {}, longest_name},
      {"n", "n", 0, for_readers, [](const Row& r) { return r.scored; }},
      {"without", "none", 0, for_readers, [](const Row& r) { return r.without; }},
      {"mos_lqo", "MOS-LQO", 2, for_readers, [](const Row& r) { return value_of(r.mos_lqo); }},
      {"lowest", "lowest", 2, for_readers, [](const Row& r) { return value_of(r.lowest_mos_lqo); }},
      {"stoi", "STOI", 3, for_readers, [](const Row& r) { return value_of(r.small.stoi); }},
      {"estoi", "ESTOI", 3, for_readers, [](const Row& r) { return value_of(r.small.estoi); }},
      {"si_sdr_db", "SI-SDR dB", 1, for_readers, [](const Row& r) { return value_of(r.small.si_sdr_db); }},
      {"seg_snr_db", "segSNR dB", 1, for_readers, [](const Row& r) { return value_of(r.small.seg_snr_db); }},
      {"lsd_db", "LSD dB", 1, for_readers, [](const Row& r) { return value_of(r.small.lsd_db); }}};
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Fields<SetScore> stimulus_fields() {
  using Row = SetScore;
  return {{"stimulus", "stimulus", 0, everywhere, [](const Row& r) { return r.stimulus; }, {}, longest_name},
          in_json<Row>("condition", &Row::condition),
          in_json<Row>("talker", &Row::talker),
          in_json<Row>("sample", &Row::sample),
          in_json<Row>("reference", [](const Row& r) { return text_or_null(r.reference); }),
          in_json<Row>("degraded", &Row::file),
          in_json<Row>("measure", &Row::measure),
          in_json<Row>("version", &Row::version),
          in_json<Row>("mode", &Row::mode),
          in_json<Row>("mapping", [](const Row& r) { return text_or_null(r.mapping); }),
          {"mos_lqo", "MOS-LQO", 2, everywhere, [](const Row& r) { return value_of(r.mos_lqo); }},
          in_json<Row>("reason", [](const Row& r) { return text_or_null(r.reason); }),
          in_json<Row>("warnings", [](const Row& r) { return Json(r.warnings); }),
          {"vnsim", "VNSIM", 3, everywhere, [](const Row& r) { return value_of(r.vnsim); }},
          in_json<Row>("fvnsim", [](const Row& r) { return Json(r.fvnsim); }),
          in_json<Row>("lag_s", [](const Row& r) { return value_of(r.lag_s); }),
          in_json<Row>("stoi", [](const Row& r) { return value_of(r.small.stoi); }),
          in_json<Row>("estoi", [](const Row& r) { return value_of(r.small.estoi); }),
          in_json<Row>("si_sdr_db", [](const Row& r) { return value_of(r.small.si_sdr_db); }),
          in_json<Row>("seg_snr_db", [](const Row& r) { return value_of(r.small.seg_snr_db); }),
          in_json<Row>("lsd_db", [](const Row& r) { return value_of(r.small.lsd_db); }),
          {"worst_s", "worst at s", 2, everywhere, [](const Row& r) { return value_of(r.worst_s); }},
          {"worst_nsim", "NSIM there", 3, everywhere, [](const Row& r) { return value_of(r.worst_nsim); }},
          in_json<Row>("sha256", [](const Row& r) { return text_or_null(r.sha256); }),
          in_json<Row>("reference_sha256", [](const Row& r) { return text_or_null(r.reference_sha256); }),
          in_json<Row>("patches", [](const Row& r) { return windows_json(r.patches, r.lag_s.value_or(0)); })};
}

std::vector<SetScore> lowest_first(const std::vector<SetScore>& scores, std::size_t most) {
  std::vector<SetScore> out;
  for (const SetScore& each : scores)
    if (each.mos_lqo) out.push_back(each);
  std::ranges::stable_sort(out, {}, [](const SetScore& each) { return *each.mos_lqo; });
  if (out.size() > most) out.resize(most);
  return out;
}

/// "ViSQOL 333, speech mode, mapping: exponential, scaled; 66 stimuli"
std::string headline(const std::vector<SetScore>& scores) {
  const auto scored =
      std::ranges::find_if(scores, [](const SetScore& each) { return each.mos_lqo.has_value(); });
  const SetScore& shown = scored == scores.end() ? scores.front() : *scored;
  return fmt::format("ViSQOL {}, {} mode{}; {}\n", shown.version, shown.mode,
                     shown.mapping.empty() ? "" : ", mapping: " + shown.mapping,
                     counted(scores.size(), "stimulus", "stimuli"));
}

} // namespace

std::string set_scores_text(const std::vector<SetScore>& scores, std::size_t worst) {
  if (scores.empty()) return "no stimulus\n";
  std::string out =
      headline(scores) + "\n" + to_text(table_of(condition_fields(), condition_scores(scores), Form::text));
  if (const auto lowest = lowest_first(scores, worst); !lowest.empty())
    out += (lowest.size() == 1
                ? "\nThe lowest of them, and its least similar window:\n"
                : fmt::format("\nThe lowest {} of them, and their least similar window:\n", lowest.size())) +
           to_text(table_of(stimulus_fields(), lowest, Form::text));
  std::string without;
  for (const SetScore& each : scores)
    if (!each.mos_lqo) without += fmt::format("  {}: {}\n", each.stimulus, each.reason);
  return without.empty() ? out : out + "\nWithout a score:\n" + without;
}

std::string set_scores_json(const std::vector<SetScore>& scores) {
  return text(Json(array_of(stimulus_fields(), scores)));
}

} // namespace quietroom::report
