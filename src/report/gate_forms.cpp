#include "report/gate_forms.h"

#include "core/counted.h"
#include "core/number.h"
#include "report/fields.h"
#include "report/html_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::report {

namespace {

using scoring::GateAnswer;
using scoring::GateRow;

Fields<GateRow> gate_fields() {
  constexpr std::size_t name_width = 32;
  using Row = GateRow;
  return {{"name", "what", 0, for_readers, [](const Row& r) { return r.name; }, {}, name_width},
          {"before", "before", 2, for_readers, [](const Row& r) { return value_of(r.before.mos_lqo); }},
          {"now", "now", 2, for_readers, [](const Row& r) { return value_of(r.now.mos_lqo); }},
          {"drop", "drop", 2, for_readers, [](const Row& r) { return value_of(r.drop); }},
          {"stoi", "STOI now", 3, for_readers, [](const Row& r) { return value_of(r.now.small.stoi); }},
          {"worst_s", "worst at s", 2, for_readers, [](const Row& r) { return value_of(r.now.worst_s); }},
          {"failed", "", 0, for_readers,
           [](const Row& r) { return r.failures.empty() ? Value("") : Value("WORSE"); }}};
}

std::string table_of_rows(const GateAnswer& answer, bool conditions, std::size_t most) {
  std::vector<GateRow> rows;
  for (const GateRow& row : answer.rows)
    if (row.is_condition == conditions && rows.size() < most) rows.push_back(row);
  return rows.empty() ? "" : to_text(table_of(gate_fields(), rows, Form::text));
}

std::size_t count_of(const GateAnswer& answer, bool conditions, bool failed) {
  return static_cast<std::size_t>(std::ranges::count_if(answer.rows, [&](const GateRow& row) {
    return row.is_condition == conditions && row.failures.empty() != failed;
  }));
}

std::string failure_lines(const GateAnswer& answer) {
  std::string out;
  for (const GateRow& row : answer.rows)
    for (const std::string& failure : row.failures)
      out += fmt::format("  {}{}: {}\n", row.is_condition ? "condition " : "", row.name, failure);
  for (const std::string& name : answer.gone)
    out += fmt::format("  {}: the baseline has it and the set has not\n", name);
  return out.empty() ? out : "\nFailures:\n" + out;
}

/// "WORSE: 1 of 6 stimuli and 2 of 3 conditions fail"; a kind of which none failed goes unsaid.
std::string gate_verdict(const GateAnswer& answer) {
  const std::size_t failed = count_of(answer, false, true) + answer.gone.size();
  const std::size_t all = failed + count_of(answer, false, false);
  if (!answer.failed)
    return all == 1 ? "HOLDS: the one stimulus is not worse than allowed\n"
                    : fmt::format("HOLDS: none of {} stimuli is worse than allowed\n", all);
  const std::size_t conditions = count_of(answer, true, true);
  std::string out;
  if (failed > 0) out = fmt::format("{} of {}", failed, counted(all, "stimulus", "stimuli"));
  if (conditions > 0)
    out += fmt::format("{}{} of {}", failed > 0 ? " and " : "", conditions,
                       counted(conditions + count_of(answer, true, false), "condition"));
  return fmt::format("WORSE: {} {}\n", out, failed + conditions == 1 ? "fails" : "fail");
}

Json::Object row_object(const GateRow& row) {
  Json::Object out{{row.is_condition ? "condition" : "stimulus", row.name}};
  if (!row.is_condition) out.emplace_back("condition", row.now.condition);
  for (const scoring::GateMeasure& measure : scoring::gate_measures())
    out.emplace_back(std::string(measure.name),
                     Json::Object{{"before", measure.of(row.before)},
                                  {"after", measure.of(row.now)},
                                  {"drop", scoring::drop_of(measure, row.before, row.now)}});
  out.emplace_back("failures", row.failures);
  return out;
}

std::string test_case(const std::string& suite, const std::string& kind, const std::string& name,
                      const std::vector<std::string>& failures) {
  std::string out = fmt::format("  <testcase classname=\"{}.{}\" name=\"{}\"", html_escaped(suite), kind,
                                html_escaped(name));
  if (failures.empty()) return out + "/>\n";
  out += ">\n";
  for (const std::string& failure : failures)
    out += fmt::format("    <failure message=\"{}\"/>\n", html_escaped(failure));
  return out + "  </testcase>\n";
}

} // namespace

std::string gate_text(const GateAnswer& answer, std::size_t worst) {
  std::string out = gate_verdict(answer);
  for (const std::string& note : answer.notes) out += "Note: " + note + ".\n";
  out += "\nStimuli, the largest drop of MOS-LQO first:\n" + table_of_rows(answer, false, worst) +
         "\nMeans of conditions:\n" + table_of_rows(answer, true, worst) + failure_lines(answer);
  if (!answer.added.empty())
    out += fmt::format("\nNew, and in no baseline: {}\n", fmt::join(answer.added, ", "));
  return out;
}

std::string gate_json(const GateAnswer& answer) {
  Json::Array limits, stimuli, conditions;
  for (const scoring::GateLimit& limit : answer.limits) limits.emplace_back(limit.text);
  for (const GateRow& row : answer.rows)
    (row.is_condition ? conditions : stimuli).emplace_back(row_object(row));
  return text(Json(Json::Object{{"failed", answer.failed},
                                {"limits", std::move(limits)},
                                {"stimuli", std::move(stimuli)},
                                {"conditions", std::move(conditions)},
                                {"gone", answer.gone},
                                {"added", answer.added},
                                {"notes", answer.notes}}));
}

std::string gate_junit(const GateAnswer& answer, const std::string& suite) {
  std::string cases;
  std::size_t tests = 0, failures = 0;
  const auto add = [&](const char* kind, const std::string& name, const std::vector<std::string>& why) {
    cases += test_case(suite, kind, name, why);
    ++tests;
    failures += why.empty() ? 0U : 1U;
  };
  for (const GateRow& row : answer.rows)
    add(row.is_condition ? "condition" : "stimulus", row.name, row.failures);
  for (const std::string& name : answer.gone)
    add("stimulus", name, {"the baseline has it and the set has not"});
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"{}\" tests=\"{}\" "
                     "failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}</testsuite>\n",
                     html_escaped(suite), tests, failures, cases);
}

} // namespace quietroom::report
