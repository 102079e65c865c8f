#include "cli/command.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "cli/progress.h"
#include "prepare/plan_set.h"
#include "report/json.h"
#include "report/table.h"
#include "stimulus/check.h"

#include <algorithm>
#include <iterator>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;
using stimulus::MeasuredStimulus;

report::Table table_of(const std::vector<MeasuredStimulus>& stimuli) {
  report::Table out;
  out.columns = {{"id", "stimulus", Align::left, ""},
                 {"seconds", "seconds", Align::right, ""},
                 {"rate_hz", "Hz", Align::right, ""},
                 {"channels", "channels", Align::right, ""},
                 {"active_level_dbov", "level dBov", Align::right, ""},
                 {"activity", "active %", Align::right, ""},
                 {"peak_dbov", "peak dBov", Align::right, ""}};
  for (const MeasuredStimulus& each : stimuli)
    out.rows.push_back({each.stimulus.id, report::Number{each.seconds, 2},
                        report::Number{static_cast<double>(each.rate_hz), 0},
                        report::Number{static_cast<double>(each.channels), 0},
                        report::Number{each.level.active_level_dbov, 2},
                        report::Number{100 * each.level.activity, 0},
                        report::Number{each.level.peak_dbov, 1}});
  return out;
}

Json stimulus_json(const MeasuredStimulus& each) {
  return Json::Object{{"id", each.stimulus.id},          {"condition", each.stimulus.condition},
                      {"talker", each.stimulus.talker},  {"sample", each.stimulus.sample},
                      {"file", each.stimulus.file},      {"sha256", each.sha256},
                      {"rate_hz", each.rate_hz},         {"channels", each.channels},
                      {"seconds", each.seconds},         {"active_level_dbov", each.level.active_level_dbov},
                      {"activity", each.level.activity}, {"peak_dbov", each.level.peak_dbov}};
}

void print_for_people(const stimulus::Checked& checked) {
  if (!checked.stimuli.empty()) print(report::to_text(table_of(checked.stimuli)) + '\n');
  print_problems(checked.problems);
  const auto errors = std::ranges::count(checked.problems, Severity::error, &Problem::severity);
  print(std::to_string(checked.stimuli.size()) + " of " + std::to_string(checked.set.stimuli.size()) +
        " stimuli measured; errors: " + std::to_string(errors) + ", warnings: " +
        std::to_string(static_cast<std::ptrdiff_t>(checked.problems.size()) - errors) + '\n');
}

stimulus::Checked checked_set(const std::string& folder) {
  ProgressLine progress("checking");
  stimulus::Checked checked =
      stimulus::check(folder, [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  std::ranges::move(prepare::check_recipes(folder, checked.set), std::back_inserter(checked.problems));
  return checked;
}

int run(const Arguments& arguments) {
  const stimulus::Checked checked = checked_set(*arguments.text("SET"));
  if (arguments.has("--json")) {
    Json::Array stimuli;
    for (const MeasuredStimulus& each : checked.stimuli) stimuli.push_back(stimulus_json(each));
    print(report::text(
        Json::Object{{"stimuli", std::move(stimuli)}, {"problems", problems_json(checked.problems)}}));
  } else {
    print_for_people(checked);
  }
  return has_error(checked.problems) ? check_failed : ok;
}

} // namespace

Command check_command() {
  return {"check",
          "measure every stimulus of a set and print all its problems",
          {{"SET", "SET", "the folder of the set", true}, {"--json", "", "print one JSON document"}},
          "  quietroom check stimuli/demo\n"
          "  quietroom check stimuli/demo --json",
          run};
}

} // namespace quietroom::cli
