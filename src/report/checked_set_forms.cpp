#include "report/checked_set_forms.h"

#include "core/counted.h"
#include "report/checked_set_fields.h"
#include "report/one_per_fact.h"
#include "report/problems_json.h"
#include "report/problems_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace quietroom::report {

namespace {

std::string group_text(const std::vector<Problem>& problems, Severity severity, bool each_file) {
  std::vector<Problem> group;
  std::ranges::copy_if(problems, std::back_inserter(group),
                       [&](const Problem& problem) { return problem.severity == severity; });
  if (group.empty()) return "";
  return problems_text(each_file ? group : one_per_fact(group)) + '\n';
}

std::string terms_text(const stimulus::StimulusSet& set) {
  std::string out;
  for (const Terms& each : terms_of(set))
    out += fmt::format("licence of {}: {}{}\n",
                       each.of.size() == 1 ? each.of.front() : counted(each.of.size(), "sound"),
                       each.rights.licence.empty() ? "not stated" : each.rights.licence,
                       each.rights.attribution.empty() ? "" : "; " + each.rights.attribution);
  return out.empty() ? out : out + '\n';
}

/// Some columns hold numbers as words: "-26.1 to -25.9".
Table conditions_table(const std::vector<stimulus::ConditionSummary>& conditions) {
  Table out = table_of(condition_summary_fields(), conditions, Form::text);
  for (Column& column : out.columns)
    if (column.key != "condition" && column.key != "kind" && column.key != "worst_problem")
      column.align = Align::right;
  return out;
}

} // namespace

std::string checked_text(const std::filesystem::path& folder, const stimulus::Checked& checked,
                         bool each_file) {
  std::string out;
  if (each_file && !checked.stimuli.empty())
    out += to_text(table_of(measured_stimulus_fields(), checked.stimuli, Form::text)) + '\n';
  const auto conditions = summarise(folder, checked);
  if (!conditions.empty()) out += to_text(conditions_table(conditions)) + '\n';
  out += terms_text(checked.set);
  out += group_text(checked.problems, Severity::error, each_file);
  out += group_text(checked.problems, Severity::warning, each_file);
  const auto errors = std::ranges::count(checked.problems, Severity::error, &Problem::severity);
  return out + fmt::format("{} of {} measured; errors: {}, warnings: {}\n", checked.stimuli.size(),
                           counted(checked.set.stimuli.size(), "stimulus", "stimuli"), errors,
                           static_cast<std::ptrdiff_t>(checked.problems.size()) - errors);
}

std::string checked_json(const std::filesystem::path& folder, const stimulus::Checked& checked) {
  return text(Json::Object{{"stimuli", array_of(measured_stimulus_fields(), checked.stimuli)},
                           {"conditions", array_of(condition_summary_fields(), summarise(folder, checked))},
                           {"licences", array_of(terms_fields(), terms_of(checked.set))},
                           {"problems", problems_json(checked.problems)}});
}

} // namespace quietroom::report
