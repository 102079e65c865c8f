#include "cli/command.h"
#include "cli/output.h"
#include "cli/panel_size.h"
#include "cli/plan_json.h"
#include "cli/study_folder.h"
#include "core/csv.h"
#include "core/error.h"
#include "design/balance.h"
#include "method/scores.h"
#include "report/table.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Number;

// P.800 practice: ideally no more than 20 minutes, never more than 45.
constexpr double long_session_s = 20 * 60;
constexpr double too_long_session_s = 45 * 60;

std::string orders_csv(const std::vector<design::Plan>& plans, const stimulus::StimulusSet& set) {
  std::string out;
  append_csv_record(
      out, {"listener", "block", "block_type", "trial", "stimulus", "condition", "talker", "sample"});
  for (const design::Plan& plan : plans)
    for (std::size_t b = 0; b < plan.blocks.size(); ++b)
      for (std::size_t t = 0; t < plan.blocks[b].trials.size(); ++t) {
        const method::Trial& trial = plan.blocks[b].trials[t];
        const stimulus::Stimulus& one = set.stimuli[trial.presented[first_judged(trial)].stimulus];
        append_csv_record(out,
                          {plan.listener, std::to_string(b + 1), std::string(name_of(plan.blocks[b].type)),
                           std::to_string(t + 1), one.id, one.condition, one.talker, one.sample});
      }
  return out;
}

report::Table balance_table(const std::vector<design::Plan>& plans, const stimulus::StimulusSet& set) {
  report::Table table;
  table.columns = {
      {"condition", "condition", Align::left, ""},          {"trials", "trials", Align::right, ""},
      {"mean_position", "mean position", Align::right, ""}, {"first_third", "first third", Align::right, ""},
      {"middle_third", "middle", Align::right, ""},         {"last_third", "last", Align::right, ""}};
  for (const design::PositionBalance& row : position_balance(plans, set))
    table.rows.push_back({row.condition, Number{double(row.trials), 0}, Number{row.mean_position, 1},
                          Number{double(row.first_third), 0}, Number{double(row.middle_third), 0},
                          Number{double(row.last_third), 0}});
  return table;
}

void print_summary(const study::FixedStudy& study, const std::vector<design::Plan>& plans) {
  const design::Plan& first = plans.front();
  print(fmt::format("{}: {} listeners, seed {}, method {}\n", study.design.name, plans.size(),
                    study.design.seed, study.design.method.id));
  for (const design::Block& block : first.blocks)
    print(fmt::format("  {} block: {} trials\n", name_of(block.type), block.trials.size()));
  if (first.break_after > 0)
    print(fmt::format("  break after {} trials, at least {} s\n", first.break_after, first.break_min_s));
  const double seconds = expected_seconds(first, study.set);
  print(fmt::format("  about {:.0f} min per listener (sounds, 3 s per vote, break)\n", seconds / 60));
  print(study.design.level_db_spl
            ? fmt::format("  listening level {} dB SPL\n", *study.design.level_db_spl)
            : "  listening level not measured (quietroom tone; level_db_spl in study.toml)\n");
  if (seconds > too_long_session_s)
    say("a session takes more than 45 min, beyond what P.800 practice allows; use fewer stimuli per "
        "listener");
  else if (seconds > long_session_s)
    say("a session takes more than 20 min, the length P.800 practice advises; plan a break");
}

int run_plan(const Arguments& arguments) {
  if (asks_panel_size(arguments)) return print_panel_size(arguments);
  if (!arguments.has("STUDY"))
    throw_input("plan needs STUDY, or --half-width H or --difference D to plan the size of a panel");
  const study::FixedStudy study = study_of(*arguments.text("STUDY"));
  std::vector<design::Plan> plans;
  for (const std::string& listener : study.design.listeners)
    plans.push_back(plan_for(study.design, study.set, listener));
  if (arguments.has("--json")) {
    print(plan_json(plans, study.set));
    return ok;
  }
  if (arguments.has("--orders")) {
    print(orders_csv(plans, study.set));
    return ok;
  }
  print_summary(study, plans);
  print("\nWhere the trials of each condition fall in the main blocks, over all listeners:\n");
  print(report::to_text(balance_table(plans, study.set)));
  print("\nEvery order: quietroom plan " + *arguments.text("STUDY") + " --orders\n");
  return ok;
}

} // namespace

Command plan_command() {
  Command out{"plan",
              "show every listener's order, duration and balance, or how many listeners are enough",
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
