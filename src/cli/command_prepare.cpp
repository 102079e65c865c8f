#include "cli/command.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "cli/progress.h"
#include "core/number.h"
#include "prepare/prepare.h"
#include "report/json.h"

#include <chrono>

namespace quietroom::cli {

namespace {

using report::Json;

Json json_of(const prepare::Outcome& outcome, double seconds) {
  return Json::Object{{"prepared", outcome.prepared},
                      {"unchanged", outcome.unchanged},
                      {"stale", outcome.stale},
                      {"removed", outcome.removed},
                      {"seconds", seconds},
                      {"audio_seconds", outcome.audio_seconds},
                      {"problems", problems_json(outcome.problems)}};
}

std::string sentence_of(const prepare::Outcome& outcome, double seconds) {
  if (outcome.prepared == 0 && outcome.removed == 0)
    return "nothing to prepare: " + std::to_string(outcome.unchanged) + " stimuli are as they should be\n";
  std::string out = std::to_string(outcome.prepared) + " stimuli prepared, " +
                    std::to_string(outcome.unchanged) + " unchanged";
  if (outcome.removed > 0) out += ", " + std::to_string(outcome.removed) + " removed";
  out += "; " + fixed(seconds, 2) + " s";
  if (outcome.prepared > 0)
    out += " for " + fixed(outcome.audio_seconds, 1) + " s of sound (" +
           fixed(outcome.audio_seconds / seconds, 0) + " times real time)";
  return out + '\n';
}

prepare::Outcome outcome_of(const std::string& folder, bool verify) {
  const prepare::Options options{QUIETROOM_VERSION};
  if (verify) return prepare::verify(folder, options);
  ProgressLine progress("preparing");
  return prepare::prepare(folder, options,
                          [&](std::size_t done, std::size_t total) { progress.show(done, total); });
}

int run(const Arguments& arguments) {
  const auto begin = std::chrono::steady_clock::now();
  const bool verify = arguments.has("--verify");
  const prepare::Outcome outcome = outcome_of(*arguments.text("SET"), verify);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (has_error(outcome.problems) && outcome.stale == 0) {
    say_problems(outcome.problems);
    return bad_input;
  }
  if (arguments.has("--json")) {
    print(report::text(json_of(outcome, seconds)));
  } else if (verify) {
    print_problems(outcome.problems);
    print(std::to_string(outcome.unchanged) + " stimuli as they should be, " + std::to_string(outcome.stale) +
          " not\n");
  } else {
    print(sentence_of(outcome, seconds));
  }
  return outcome.stale > 0 ? check_failed : ok;
}

} // namespace

Command prepare_command() {
  return {"prepare",
          "make the stimuli of a set from its sources; only what changed",
          {{"SET", "SET", "the folder of the set", true},
           {"--verify", "", "write nothing; say what is not as set.toml and the sources make it"},
           {"--json", "", "print one JSON document"}},
          "  quietroom prepare stimuli/demo\n"
          "  quietroom prepare stimuli/demo --verify",
          run};
}

} // namespace quietroom::cli
