#include "cli/command.h"
#include "cli/drawn_texts.h"
#include "cli/output.h"
#include "cli/panel_size_arguments.h"
#include "cli/study_folder.h"
#include "report/panel_size_forms.h"
#include "report/study_plan_forms.h"
#include "station/eligibility_check.h"

#include <algorithm>
#include <iterator>

namespace quietroom::cli {

namespace {

int print_panel_size(const Arguments& arguments) {
  const analysis::PanelSizeAnswer answer = panel_size(panel_size_question(arguments));
  print(arguments.has("--json") ? report::panel_size_json(answer) : report::panel_size_text(answer));
  return ok;
}

int print_plan(const Arguments& arguments, const analysis::StudyPlan& plan) {
  if (arguments.has("--json")) {
    print(report::study_plan_json(plan));
  } else if (arguments.has("--orders")) {
    print(report::orders_csv(plan));
  } else {
    print(report::study_plan_text(plan));
    for (const std::string& warning : report::plan_warnings(plan)) say(warning);
    print("\nEvery order: quietroom plan " + *arguments.text("STUDY") + " --orders\n");
  }
  return ok;
}

int run_plan(const Arguments& arguments) {
  if (asks_panel_size(arguments)) return print_panel_size(arguments);
  if (!arguments.has("STUDY"))
    throw_input("plan needs STUDY, or --half-width H or --difference D to plan the size of a panel");
  const study::FixedStudy study = study_of(*arguments.text("STUDY"));
  auto problems = station::problems_of_other_studies(study);
  std::ranges::move(unreadable_consent(study), std::back_inserter(problems));
  stop_at_errors(problems, study.folder);
  const analysis::StudyPlan plan = analysis::study_plan(study.design, study.set);
  const int printed = print_plan(arguments, plan);
  if (!plan.too_long.empty()) throw_input(plan.too_long);
  return printed;
}

} // namespace

Command plan_command() {
  Command out{"plan",
              "show every listener's order, duration and proof of balance, or how many listeners are enough",
              {{"STUDY", "STUDY", "folder of the study"},
               {"--orders", "", "every listener's trials as CSV (not for listeners' eyes)"}},
              "  quietroom plan sessions/demo\n"
              "  quietroom plan sessions/demo --orders > orders.csv\n"
              "  quietroom plan sessions/demo --json > plan.json\n"
              "  quietroom plan --half-width 0.2 --sd 0.8\n"
              "  quietroom plan --difference 0.3 --votes-per-listener 4 --rho 0.2",
              run_plan};
  const std::vector<Option> sizes = panel_size_options();
  out.options.insert(out.options.end(), sizes.begin(), sizes.end());
  return out;
}

} // namespace quietroom::cli
