#include "simulation/simulate.h"

#include "core/error.h"
#include "core/folder_lock.h"
#include "core/utc.h"
#include "method/names.h"
#include "method/scores.h"
#include "simulation/virtual_listener.h"
#include "station/station.h"
#include "store/listener_claim.h"
#include "store/study_reader.h"
#include "study/store_of.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace quietroom::simulation {

namespace {

/// Takes one virtual listener through the session: what the screen and the keys are to a person.
class Sitting {
public:
  Sitting(const study::FixedStudy& study, VirtualListener& listener, const store::SessionFacts& facts,
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
  Occasion occasion_of(const session::Attempt& attempt, const method::Presented& judged) const {
    Occasion out{
        attempt.block,
        attempt.trial,
        static_cast<int>(m_station.plan().blocks[static_cast<std::size_t>(attempt.block - 1)].trials.size()),
        {}};
    if (is_control(judged.role)) out.answer = judged.answer;
    return out;
  }

  void answer() {
    const session::State& state = m_station.state();
    if (session::is<session::Halted>(state.phase))
      throw_environment("the simulation stopped; the reason stands above");
    if (const auto* voting = std::get_if<session::Voting>(&state.phase)) {
      const session::Attempt attempt = next_attempt(m_station.plan(), state.progress);
      const method::Presented& judged = attempt.heard.presented[first_judged(attempt.heard)];
      const stimulus::Stimulus& stimulus = m_study.set.stimuli[judged.stimulus];
      const method::Method& method = m_station.plan().method;
      const bool reversed = method.scoring.of == method::ScoreOf::comparison &&
                            method::is_reversed(presentation_of(attempt.heard));
      m_now_s = std::max(m_now_s, voting->heard.heard_s + m_listener.response_s(stimulus));
      m_station.on(session::Pick{m_listener.vote(stimulus, occasion_of(attempt, judged),
                                                 method.questions[attempt.heard.question], reversed),
                                 m_now_s});
    } else {
      m_station.on(session::GoOn{m_now_s});
    }
  }

  const study::FixedStudy& m_study;
  VirtualListener& m_listener;
  double& m_now_s;
  std::unique_ptr<station::Sound> m_sound;
  station::Station m_station;
};

/// Returns the seconds that all sessions took on the virtual clock.
double run_sessions(const Request& request, store::StudyStore& store, const stimulus::OnProgress& begins) {
  const study::FixedStudy& study = request.study;
  const std::string truth =
      text(analysis::SimulatedTruth{request.seed, request.truth_file, request.truth.sources});
  station::Clips clips;
  double now_s = 0;
  for (std::uint64_t i = 1; i <= request.listeners; ++i) {
    if (begins) begins(i, request.listeners);
    const std::string id = fmt::format("sim-{:03}", i);
    const ListenerGroup* group = request.model.groups.empty() ? nullptr : &group_of(request.model, i);
    VirtualListener listener(request.seed, id, request.truth.mos,
                             group == nullptr ? Behaviour{} : group->behaviour);
    const auto plan = plan_for(study.design, study.set, id);
    auto facts = station::session_facts(study, plan, request.program);
    facts.truth = truth;
    if (group != nullptr)
      facts.order_keys.emplace_back("listener_model", fmt::format("{}: {}", request.model_file, group->name));
    Sitting(study, listener, facts, store, clips, now_s).run();
  }
  return now_s;
}

} // namespace

void refuse_standing_votes(const study::FixedStudy& study, bool replace) {
  const store::Location database = study::store_of(study.folder);
  std::error_code none;
  if (!exists(database) || (!database.is_server() && std::filesystem::file_size(database.file, none) == 0))
    return;
  const store::StudyReader reader(database);
  for (const std::string& method : reader.real_methods())
    if (method != study.design.method.id)
      throw_input(fmt::format("{}: holds real votes by the method {}, and study.toml says {}; put method = "
                              "\"{}\" back, or make a new study",
                              study.folder.string(), method, study.design.method.id, method));
  if (const int held = reader.simulated_sessions(); held > 0 && !replace)
    throw_input(fmt::format("{}: holds {} simulated sessions already; --replace puts new ones in their place "
                            "(real votes are never touched)",
                            study.folder.string(), held));
}

SimulateAnswer simulate(const Request& request, const Watcher& watcher) {
  const FolderLock only_one(request.study.folder, "quietroom simulate");
  refuse_standing_votes(request.study, request.replace);
  SimulateAnswer out{study::store_of(request.study.folder), request.listeners};
  store::StudyStore store(out.database, store::sql::Access::relaxed);
  if (out.database.is_server()) {
    if (!store::claims_simulation(store.connection()))
      throw_environment(fmt::format("{}: another quietroom simulate works on this study; wait until it ends",
                                    out.database.name()));
    refuse_standing_votes(request.study, request.replace); // it may have ended meanwhile
  }
  if (store.kept_as() && watcher.kept_as) watcher.kept_as(out.database.file, *store.kept_as());
  store.remove_simulated();
  out.session_s = run_sessions(request, store, watcher.listener);
  return out;
}

} // namespace quietroom::simulation
