#include "cli/codec_arguments.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "cli/study_folder.h"
#include "cli/study_models.h"
#include "core/atomic_file.h"
#include "core/counted.h"
#include "design/reference.h"
#include "simulation/given_truth.h"
#include "simulation/simulate.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

using simulation::known_truth;
using simulation::KnownTruth;

/// --truth, and for the rest what the study itself tells. Says for which conditions nothing is known.
KnownTruth truth_of_study(const Arguments& arguments, const study::FixedStudy& study) {
  const method::Method& method = study.design.method;
  simulation::Truth given;
  if (const auto file = arguments.text("--truth")) {
    NamedRows rows{std::filesystem::path(*file)};
    given = simulation::given_truth(rows, study.set, method.questions.front().scale);
  }
  if (!simulation::asks_emodel(method)) return known_truth(given, study.set, method, {});
  refuse_unstated_losses("STUDY/set", study.set);
  KnownTruth out = known_truth(given, study.set, method, codec_table({}),
                               reference_condition(study.design, study.set).value_or(""));
  if (!out.nothing_known.empty())
    say(fmt::format(
        "nothing is known of how good these conditions are: {}; a MOS of {} is assumed, less {} per "
        "percent of loss; give --truth FILE with lines condition,mos for others",
        fmt::join(out.nothing_known, ", "), simulation::assumed_mos, simulation::lower_per_percent));
  return out;
}

simulation::SimulateAnswer simulated(const simulation::Request& request) {
  ProgressLine progress("simulated listener");
  simulation::Watcher watcher;
  watcher.listener = [&](std::size_t i, std::size_t n) { progress.show(i, n); };
  watcher.kept_as = [](const std::filesystem::path& database, const std::filesystem::path& copy) {
    say(fmt::format("{}: brought to the present schema; as it was it is kept in {}", database.string(),
                    copy.string()));
  };
  return simulate(request, watcher);
}

/// --listener-model says how many listeners there are; --listeners may only agree.
void read_listener_model(const Arguments& arguments, simulation::Request& request) {
  const auto file = arguments.text("--listener-model");
  if (!file) return;
  request.model = simulation::listener_model(read_file(*file), *file);
  request.model_file = *file;
  const std::size_t listeners = simulation::listeners_of(request.model);
  if (arguments.has("--listeners") && request.listeners != listeners)
    throw_input(fmt::format("--listeners is {}, and {} has {}; leave --listeners out", request.listeners,
                            *file, counted(listeners, "listener")));
  request.listeners = listeners;
}

int run_simulate(const Arguments& arguments) {
  simulation::Request request;
  request.study = study_of(*arguments.text("STUDY"));
  refuse_missing_set(request.study);
  request.listeners = static_cast<std::uint64_t>(arguments.whole_number("--listeners", 1, 999).value_or(24));
  read_listener_model(arguments, request);
  request.seed = static_cast<std::uint64_t>(arguments.whole_number("--seed", 1).value_or(1));
  request.truth_file = arguments.text("--truth").value_or("");
  request.truth = truth_of_study(arguments, request.study);
  request.replace = arguments.has("--replace");
  request.program = "quietroom " QUIETROOM_VERSION;
  const simulation::SimulateAnswer answer = simulated(request);
  print(fmt::format("{}: {} simulated listeners, {:.0f} min of sound and votes on a virtual clock\n",
                    answer.database.name(), answer.listeners, answer.session_s / 60));
  return ok;
}

} // namespace

Command simulate_command() {
  return {"simulate",
          "run virtual listeners through the same session, player and database",
          {{"STUDY", "STUDY", "folder of the study", true},
           {"--listeners", "N", "how many: sim-001, sim-002, ... (default 24)"},
           {"--seed", "S", "the number from which their opinions are drawn (default 1)"},
           {"--truth", "FILE",
            "CSV condition,mos: what they think on average (default: the E-model, and an "
            "assumed curve for MNRU; for loudness the centre of the scale; for dcr and ccr the difference "
            "from the "
            "reference; for several questions the same for all, with SIG 0.2 and BAK 0.4 higher)"},
           {"--listener-model", "FILE",
            "TOML: groups of listeners with bias, inconsistency, lapses, straight-lining, order and range "
            "effects; see sessions/FORMAT.md (default: all are careful)"},
           {"--replace", "", "remove the simulated sessions that are there; real ones are never touched"}},
          "  quietroom simulate sessions/demo --listeners 24 --seed 1\n"
          "  quietroom simulate sessions/demo --truth truth.csv --replace\n"
          "  quietroom simulate sessions/demo --listener-model careless.toml",
          run_simulate};
}

} // namespace quietroom::cli
