#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "cli/progress_line.h"
#include "core/clock.h"
#include "core/counted.h"
#include "core/error.h"
#include "prepare/prepare.h"
#include "report/prepared_forms.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

/// Where the user stopped it the program ends here, as a stopped program does.
prepare::PrepareOutcome prepared(const std::string& folder, const Arguments& arguments) {
  const Interruption interruption;
  prepare::PrepareOptions options{QUIETROOM_VERSION};
  options.interrupted = Interruption::requested;
  options.force = arguments.has("--force");
  options.allow_commands = arguments.has("--allow-commands");
  prepare::PrepareOutcome out;
  {
    ProgressLine progress("preparing");
    out = prepare::prepare(folder, options,
                           [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  }
  if (!out.interrupted) return out;
  say(fmt::format("{}: stopped after {}; run it again to go on", folder,
                  counted(out.prepared, "stimulus", "stimuli")));
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
  const double begin_s = monotonic_s();
  const prepare::PrepareOutcome outcome = prepare::verify(folder, {QUIETROOM_VERSION});
  const double seconds = monotonic_s() - begin_s;
  if (has_error(outcome.problems) && outcome.stale == 0) {
    say_problems(outcome.problems);
    return bad_input;
  }
  if (arguments.has("--json")) {
    print(dry_run ? report::work_json(outcome) : report::prepared_json(outcome, seconds));
  } else if (dry_run) {
    print(report::work_text(outcome));
  } else {
    print_problems(outcome.problems);
    print(fmt::format("{} as they should be, {} not\n", counted(outcome.unchanged, "stimulus", "stimuli"),
                      outcome.stale));
  }
  return outcome.stale > 0 && !dry_run ? check_failed : ok;
}

int run_prepare(const Arguments& arguments) {
  const std::string folder = *arguments.text("SET");
  if (arguments.has("--verify") || arguments.has("--dry-run")) return look(folder, arguments);
  const double begin_s = monotonic_s();
  const prepare::PrepareOutcome outcome = prepared(folder, arguments);
  const double seconds = monotonic_s() - begin_s;
  say_problems(outcome.problems);
  if (has_error(outcome.problems)) return bad_input;
  print(arguments.has("--json") ? report::prepared_json(outcome, seconds)
                                : report::prepared_text(outcome, seconds));
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
