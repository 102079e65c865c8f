#include "scoring/gate.h"

#include "core/counted.h"
#include "core/error.h"
#include "core/number.h"
#include "scoring/condition_scores.h"

#include <algorithm>
#include <map>
#include <set>

namespace quietroom::scoring {

namespace {

/// "ViSQOL 333, speech, exponential, scaled".
std::string axis_of(const SetScore& it) {
  return it.measure + " " + it.version + ", " + it.mode + " mode, mapping: " + it.mapping +
         (it.asked.empty() ? "" : ", asked: " + it.asked);
}

void refuse_other_axis(const SetScore& before, const SetScore& now, const std::string& old_file) {
  if (!before.mos_lqo || !now.mos_lqo) return;
  SetScore old_one = before;
  if (old_one.asked.empty()) old_one.asked = now.asked; // of a table without that column
  if (axis_of(old_one) == axis_of(now)) return;
  throw_input(old_file + ": " + before.stimulus + " was scored by " + axis_of(before) + " and now by " +
              axis_of(now) + "; such scores share no axis: score the old set again in the same way");
}

std::string value_text(std::optional<double> value) { return value ? fixed(value, 3) : "none"; }

std::vector<std::string> failures_of(const std::vector<GateLimit>& limits, const SetScore& before,
                                     const SetScore& now, bool is_condition) {
  std::vector<std::string> out;
  if (before.mos_lqo && !now.mos_lqo && !is_condition)
    out.push_back("it had a score and has none: " + now.reason);
  for (const GateLimit& limit : limits) {
    if (limit.of_condition != is_condition) continue;
    const GateMeasure& measure = *limit.measure;
    const auto was = measure.of(before), is = measure.of(now);
    if (const auto drop = drop_of(measure, before, now)) {
      if (limit.is_met(*drop))
        out.push_back(limit.text + ": " + std::string(measure.name) + " was " + value_text(was) + " and is " +
                      value_text(is) + ", worse by " + value_text(drop));
    } else if (was && !is && (now.mos_lqo || is_condition)) {
      out.push_back(limit.text + ": " + std::string(measure.name) + " was " + value_text(was) +
                    " and has no value");
    }
  }
  return out;
}

GateRow row_of(const std::vector<GateLimit>& limits, const SetScore& before, const SetScore& now,
               bool is_condition) {
  GateRow out{is_condition ? now.condition : now.stimulus, is_condition, before, now, {}, {}};
  out.drop = drop_of(gate_measures().front(), before, now);
  out.failures = failures_of(limits, before, now, is_condition);
  return out;
}

/// The means of a condition in the place of a score.
SetScore means_of(const ConditionScores& scores) {
  SetScore out;
  out.condition = scores.condition;
  out.mos_lqo = scores.mos_lqo;
  out.small = scores.small;
  return out;
}

void add_vnsim(std::vector<SetScore>& means, const std::vector<SetScore>& scores) {
  for (SetScore& mean : means) {
    std::vector<std::optional<double>> values;
    for (const SetScore& each : scores)
      if (each.condition == mean.condition) values.push_back(each.vnsim);
    mean.vnsim = mean_of(std::move(values));
  }
}

std::vector<SetScore> condition_means(const std::vector<SetScore>& scores) {
  std::vector<SetScore> out;
  for (const ConditionScores& each : condition_scores(scores)) out.push_back(means_of(each));
  add_vnsim(out, scores);
  return out;
}

/// The largest drop first; what has none after those; ties as they stand.
void order(std::vector<GateRow>& rows) {
  std::ranges::stable_sort(rows, [](const GateRow& a, const GateRow& b) {
    if (a.failures.empty() != b.failures.empty()) return !a.failures.empty();
    if (a.drop.has_value() != b.drop.has_value()) return a.drop.has_value();
    return a.drop && *a.drop > *b.drop;
  });
}

/// Those of both by name, of stimuli that both have: means over other stimuli would be another question.
struct Common {
  std::vector<SetScore> before, now;
};

Common common_of(const std::vector<SetScore>& before, const std::vector<SetScore>& now, GateAnswer& out) {
  std::map<std::string, const SetScore*> known;
  for (const SetScore& each : before) known.emplace(each.stimulus, &each);
  Common common;
  for (const SetScore& each : now) {
    const auto found = known.find(each.stimulus);
    if (found == known.end()) {
      out.added.push_back(each.stimulus);
      continue;
    }
    common.before.push_back(*found->second);
    common.before.back().condition = each.condition;
    common.now.push_back(each);
    known.erase(found);
  }
  for (const SetScore& each : before)
    if (known.count(each.stimulus) != 0) out.gone.push_back(each.stimulus);
  return common;
}

void note_other_references(const Common& common, GateAnswer& out) {
  const auto changed = [](const SetScore& before, const SetScore& now) {
    return !before.reference_sha256.empty() && !now.reference_sha256.empty() &&
           before.reference_sha256 != now.reference_sha256;
  };
  std::size_t n = 0;
  for (std::size_t i = 0; i < common.now.size(); ++i) n += changed(common.before[i], common.now[i]) ? 1U : 0U;
  if (n > 0)
    out.notes.push_back("the clean sound of " + std::to_string(n) + " of " +
                        counted(common.now.size(), "stimulus", "stimuli") +
                        " is not the one of before, so that not the coding alone may have changed");
}

} // namespace

GateAnswer gate(const std::vector<SetScore>& before, const std::vector<SetScore>& now,
                std::vector<GateLimit> limits, const std::string& old_file) {
  GateAnswer out;
  out.limits = std::move(limits);
  const Common common = common_of(before, now, out);
  if (common.now.empty())
    throw_input(old_file + ": has no stimulus in common with the set; is it the baseline of another set?");
  for (std::size_t i = 0; i < common.now.size(); ++i) {
    refuse_other_axis(common.before[i], common.now[i], old_file);
    out.rows.push_back(row_of(out.limits, common.before[i], common.now[i], false));
  }
  order(out.rows);
  const auto old_means = condition_means(common.before), new_means = condition_means(common.now);
  std::vector<GateRow> conditions;
  for (std::size_t i = 0; i < new_means.size(); ++i) // of the same stimuli in the same order
    conditions.push_back(row_of(out.limits, old_means[i], new_means[i], true));
  order(conditions);
  out.rows.insert(out.rows.end(), conditions.begin(), conditions.end());
  note_other_references(common, out);
  out.failed = !out.gone.empty() ||
               std::ranges::any_of(out.rows, [](const GateRow& row) { return !row.failures.empty(); });
  return out;
}

} // namespace quietroom::scoring
