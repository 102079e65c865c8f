#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "cli/progress.h"
#include "core/error.h"
#include "core/json.h"
#include "core/number.h"
#include "prepare/prepare.h"
#include "report/table.h"

#include <chrono>
#include <fmt/format.h>
#include <set>

namespace quietroom::cli {

namespace {

Json plan_json(const prepare::Outcome& outcome) {
  Json::Array out;
  for (const prepare::PlannedWork& each : outcome.plan)
    out.push_back(Json::Object{{"stimulus", each.id},
                               {"make", each.why != prepare::Stale::no},
                               {"why", std::string(text(each.why))},
                               {"chain", each.chain},
                               {"programs", Json::Array(each.programs.begin(), each.programs.end())}});
  return out;
}

Json json_of(const prepare::Outcome& outcome, double seconds) {
  return Json::Object{{"prepared", outcome.prepared},
                      {"unchanged", outcome.unchanged},
                      {"stale", outcome.stale},
                      {"measured", outcome.measured},
                      {"removed", outcome.removed},
                      {"seconds", seconds},
                      {"audio_seconds", outcome.audio_seconds},
                      {"reduction_db", outcome.reduction_db},
                      {"problems", problems_json(outcome.problems)}};
}

/// Of what is to be made.
std::set<std::string> programs_of(const prepare::Outcome& outcome) {
  std::set<std::string> out;
  for (const prepare::PlannedWork& each : outcome.plan)
    if (each.why != prepare::Stale::no) out.insert(each.programs.begin(), each.programs.end());
  return out;
}

std::string plan_text(const prepare::Outcome& outcome) {
  report::Table out;
  out.columns = {{"stimulus", "stimulus", report::Align::left, ""},
                 {"why", "is", report::Align::left, ""},
                 {"chain", "recipe", report::Align::left, ""}};
  for (const prepare::PlannedWork& each : outcome.plan)
    out.rows.push_back({each.id, std::string(text(each.why)), each.chain});
  const std::set<std::string> programs = programs_of(outcome);
  const std::string runs =
      programs.empty() ? ""
                       : fmt::format("\nprograms that would be run, with --allow-commands alone: {}\n",
                                     fmt::join(programs, ", "));
  return report::to_text(out) + runs +
         fmt::format("\n{} stimuli to prepare, {} as they should be; nothing was "
                     "written\n",
                     outcome.stale, outcome.unchanged);
}

std::string sentence_of(const prepare::Outcome& outcome, double seconds) {
  std::string out;
  if (outcome.prepared == 0 && outcome.removed == 0 && outcome.measured == 0)
    return fmt::format("nothing to prepare: {} stimuli are as they should be\n", outcome.unchanged);
  out = fmt::format("{} stimuli prepared, {} unchanged", outcome.prepared, outcome.unchanged);
  if (outcome.measured > 0) out += fmt::format(", {} finished files measured", outcome.measured);
  if (outcome.removed > 0) out += fmt::format(", {} removed", outcome.removed);
  out += fmt::format("; {} s", fixed(seconds, 2));
  if (outcome.prepared > 0)
    out += fmt::format(" for {} s of sound ({} times real time)", fixed(outcome.audio_seconds, 1),
                       fixed(outcome.audio_seconds / seconds, 0));
  out += '\n';
  if (outcome.reduction_db > 0)
    out += fmt::format("the whole set was lowered by {} dB, so that no stimulus clips\n",
                       fixed(outcome.reduction_db, 1));
  return out;
}

/// Where the user stopped it the program ends here, as a stopped program does.
prepare::Outcome prepared(const std::string& folder, const Arguments& arguments) {
  const Interruption interruption;
  prepare::Options options{QUIETROOM_VERSION};
  options.interrupted = Interruption::requested;
  options.force = arguments.has("--force");
  options.allow_commands = arguments.has("--allow-commands");
  prepare::Outcome out;
  {
    ProgressLine progress("preparing");
    out = prepare::prepare(folder, options,
                           [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  }
  if (!out.interrupted) return out;
  say(fmt::format("{}: stopped after {} stimuli; run it again to go on", folder, out.prepared));
  Interruption::end_by_signal();
}

/// Writes nothing: --verify and --dry-run.
int look(const std::string& folder, const Arguments& arguments) {
  const bool dry_run = arguments.has("--dry-run");
  if (arguments.has("--force"))
    throw_input("--force belongs to a prepare that writes; leave it out with --verify and --dry-run");
  if (arguments.has("--allow-commands"))
    throw_input(
        "--allow-commands belongs to a prepare that makes stimuli; --verify and --dry-run run no program");
  const auto begin = std::chrono::steady_clock::now();
  const prepare::Outcome outcome = prepare::verify(folder, {QUIETROOM_VERSION});
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (has_error(outcome.problems) && outcome.stale == 0) {
    say_problems(outcome.problems);
    return bad_input;
  }
  if (arguments.has("--json")) {
    print(text(dry_run ? Json(Json::Object{{"plan", plan_json(outcome)}}) : json_of(outcome, seconds)));
  } else if (dry_run) {
    print(plan_text(outcome));
  } else {
    print_problems(outcome.problems);
    print(fmt::format("{} stimuli as they should be, {} not\n", outcome.unchanged, outcome.stale));
  }
  return outcome.stale > 0 && !dry_run ? check_failed : ok;
}

int run_prepare(const Arguments& arguments) {
  const std::string folder = *arguments.text("SET");
  if (arguments.has("--verify") || arguments.has("--dry-run")) return look(folder, arguments);
  const auto begin = std::chrono::steady_clock::now();
  const prepare::Outcome outcome = prepared(folder, arguments);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  say_problems(outcome.problems);
  if (has_error(outcome.problems)) return bad_input;
  print(arguments.has("--json") ? text(json_of(outcome, seconds)) : sentence_of(outcome, seconds));
  return ok;
}

} // namespace

Command prepare_command() {
  return {"prepare",
          "make the stimuli of a set from its sources; only what changed",
          {{"SET", "SET", "the folder of the set", true},
           {"--verify", "", "write nothing; say what is not as set.toml and the sources make it"},
           {"--dry-run", "",
            "write nothing; print each stimulus, whether it is to be made, and its whole recipe"},
           {"--allow-commands", "", "let command steps run the programs that set.toml names; read it before"},
           force_option(),
           {"--json", "", "print one JSON document"}},
          "  quietroom prepare stimuli/demo\n"
          "  quietroom prepare stimuli/demo --dry-run\n"
          "  quietroom prepare stimuli/demo --verify\n"
          "Ctrl-C stops it without a half file; the next run goes on.",
          run_prepare};
}

} // namespace quietroom::cli
