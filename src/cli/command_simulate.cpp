#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/simulated_listener.h"
#include "cli/study_folder.h"
#include "core/error.h"
#include "core/utc.h"
#include "method/scores.h"
#include "station/station.h"
#include "store/study_reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

/// Takes one simulated listener through the session: what the screen and the keys are to a person.
class Sitting {
public:
  Sitting(const study::FixedStudy& study, const SimulatedListener& listener, const store::SessionFacts& facts,
          store::StudyStore& store, station::Clips& clips, double& now_s)
      : m_study(study), m_listener(listener), m_now_s(now_s), m_sound(station::virtual_sound(clips, now_s)),
        m_station(study, facts, store, *m_sound,
                  {[&now_s] { return now_s; }, [] { return utc_text(std::chrono::system_clock::now()); }},
                  [](const session::Announce&) {}) {}

  void run() {
    while (!m_station.closed()) {
      if (m_station.poll()) continue;
      if (const auto wait_s = m_station.next_poll_s())
        m_now_s += *wait_s; // a page that settles, a break
      else
        answer();
    }
  }

private:
  void answer() {
    const session::State& state = m_station.state();
    if (session::is<session::Halted>(state.phase))
      throw_environment("the simulation stopped; the reason stands above");
    if (const auto* voting = std::get_if<session::Voting>(&state.phase)) {
      const session::Attempt attempt = next_attempt(m_station.plan(), state.progress);
      const std::size_t judged = attempt.heard.presented[first_judged(attempt.heard)].stimulus;
      const stimulus::Stimulus& stimulus = m_study.set.stimuli[judged];
      m_now_s = std::max(m_now_s, voting->heard.heard_s + m_listener.response_s(stimulus));
      m_station.on(session::Digit{m_listener.vote(stimulus, attempt.block), m_now_s});
    } else {
      m_station.on(session::GoOn{m_now_s});
    }
  }

  const study::FixedStudy& m_study;
  const SimulatedListener& m_listener;
  double& m_now_s;
  std::unique_ptr<station::Sound> m_sound;
  station::Station m_station;
};

/// Before anything is changed. Throws an input Error where simulated sessions, or real votes by another
/// method, stand in the way.
void refuse_database(const Arguments& arguments, const study::FixedStudy& study) {
  const std::filesystem::path database = store::database_of(study.folder);
  std::error_code none;
  if (!std::filesystem::exists(database, none) || std::filesystem::file_size(database, none) == 0) return;
  const store::StudyReader reader(database);
  for (const std::string& method : reader.real_methods())
    if (method != study.design.method.id)
      throw_input(fmt::format("{}: holds real votes by the method {}, and study.toml says {}; put method = "
                              "\"{}\" back, or make a new study",
                              study.folder.string(), method, study.design.method.id, method));
  if (const int held = reader.simulated_sessions(); held > 0 && !arguments.has("--replace"))
    throw_input(fmt::format("{}: holds {} simulated sessions already; --replace puts new ones in their place "
                            "(real votes are never touched)",
                            study.folder.string(), held));
}

int run_simulate(const Arguments& arguments) {
  const std::string folder = *arguments.text("STUDY");
  const study::FixedStudy study = study_of(folder);
  const auto n = static_cast<std::uint64_t>(arguments.whole_number("--listeners", 1, 999).value_or(24));
  const auto seed = static_cast<std::uint64_t>(arguments.whole_number("--seed", 1).value_or(1));
  const auto truth_file = arguments.text("--truth");
  const method::Method& method = study.design.method;
  const method::Scale scale = method.questions.front().scale;
  const KnownTruth truth =
      completed(truth_file ? read_truth(*truth_file, study.set, scale) : Truth{}, study.set, method);
  refuse_database(arguments, study);
  store::StudyStore store(store::database_of(folder), store::sql::Access::relaxed);
  if (const auto& kept = store.kept_as())
    say(fmt::format("{}: brought to the present schema; as it was it is kept in {}",
                    store::database_of(folder).string(), kept->string()));
  store.remove_simulated();
  station::Clips clips;
  double now_s = 0;
  {
    ProgressLine progress("simulated listener");
    for (std::uint64_t i = 1; i <= n; ++i) {
      progress.show(i, n);
      const SimulatedListener listener(seed, fmt::format("sim-{:03}", i), truth.mos, scale);
      const auto plan = plan_for(study.design, study.set, fmt::format("sim-{:03}", i));
      auto facts = station::session_facts(study, plan, "quietroom " QUIETROOM_VERSION);
      facts.truth = text(analysis::SimulatedTruth{seed, truth_file.value_or(""), truth.sources});
      Sitting(study, listener, facts, store, clips, now_s).run();
    }
  }
  print(fmt::format("{}: {} simulated listeners, {:.0f} min of sound and votes on a virtual clock\n",
                    store::database_of(folder).string(), n, now_s / 60));
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
            "assumed curve for MNRU; for loudness the centre of the scale)"},
           {"--replace", "", "remove the simulated sessions that are there; real ones are never touched"}},
          "  quietroom simulate sessions/demo --listeners 24 --seed 1\n"
          "  quietroom simulate sessions/demo --truth truth.csv --replace",
          run_simulate};
}

} // namespace quietroom::cli
