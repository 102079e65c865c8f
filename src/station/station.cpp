#include "station/station.h"

#include "audio/open_output.h"
#include "core/clock.h"
#include "core/tell.h"
#include "core/utc.h"
#include "design/own_scale.h"
#include "design/reference.h"
#include "design/session_length.h"
#include "design/trials.h"
#include "method/scores.h"
#include "store/answer_book.h"
#include "store/eligibility_book.h"
#include "store/sessions_of_listener.h"
#include "study/lock_digest.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace quietroom::station {

using namespace session;

namespace {

constexpr double still_s = 0.15;       // the 100 ms that matter, and what the start of the device adds
constexpr double soon_s = 0.05;        // the store has answered by then, but for a slow disk
constexpr double late_s = 0.2;         // longer than this a page that does not change looks dead
constexpr double most_latency_s = 1.0; // of a device: a sample ends so much after its length

} // namespace

Clocks real_clocks() {
  return {monotonic_s, [] { return utc_text(std::chrono::system_clock::now()); }};
}

store::SessionFacts session_facts(const study::FixedStudy& study, const design::Plan& plan,
                                  const std::string& program) {
  store::SessionFacts facts;
  facts.session = plan.listener + "-1";
  facts.study = study.design.name;
  facts.listener = plan.listener;
  facts.method = study.design.method;
  facts.language = study.design.language;
  facts.seed = plan.seed;
  facts.plan_hash = hash_of(plan, study.set);
  facts.former_plan_hash = former_hash_of(plan, study.set);
  facts.order_keys = {{"seed", std::to_string(study.design.seed)},
                      {"practice", std::to_string(study.design.practice)}};
  for (auto& key : design::order_keys_of(study.design.arrangement))
    facts.order_keys.push_back(std::move(key));
  facts.panel = plan.panel;
  if (is_too_long(plan, study.set)) facts.long_session = study.design.arrangement.long_session;
  if (needs_reference(plan.method))
    facts.order_keys.emplace_back("reference", reference_condition(study.design, study.set).value_or(""));
  if (plan.method.layout == method::Layout::pair)
    facts.order_keys.emplace_back("pairs", plan.method.pair.rounds == 1 ? "\"A-B\"" : "\"A-B-A-B\"");
  if (const std::string own = design::own_questions(plan.method); !own.empty())
    facts.order_keys.emplace_back("[[scale]]", '"' + own + '"');
  facts.program = program;
  facts.simulated = design::is_simulated_id(plan.listener);
  facts.lock_sha256 = study::lock_digest(study.folder);
  return facts;
}

store::SessionFacts session_facts(const study::FixedStudy& study, const design::Plan& plan,
                                  const std::string& program, store::StudyStore& store) {
  store::SessionFacts facts = session_facts(study, plan, program);
  facts.session = store::current_session(store.connection(), plan.listener, !study.design.store.empty());
  return facts;
}

Station::Station(const study::FixedStudy& study, const store::SessionFacts& facts, store::StudyStore& store,
                 Sound& sound, Clocks clocks, Listen announce, std::function<void()> wake)
    : m_study(study), m_facts(facts), m_clocks(std::move(clocks)), m_announce(std::move(announce)),
      m_plan(plan_for(study.design, study.set, facts.listener)),
      m_backstage(m_study, m_plan, m_facts, store, sound, m_clocks.now_utc) {
  const store::SessionState stored = store.open_session(m_facts, m_clocks.now_utc());
  auto progress = replay(m_plan, stored.journal);
  m_crew = wake ? own_threads(m_backstage, m_study, m_plan, std::move(wake)) : same_thread(m_backstage);
  take(open(m_plan, std::move(progress), m_clocks.now_s(), answered_before(store)));
  take_answers();
}

AnsweredBefore Station::answered_before(store::StudyStore& store) const {
  return {store::answered_in(store.connection(), m_facts.session),
          store::is_let_in(store.connection(), m_facts.session), m_clocks.now_utc()};
}

/// Runs one effect, or has it run.
struct Station::Run {
  Station& station;

  void operator()(const StartBreak& rest) {
    station.m_break_over_s = station.m_clocks.now_s() + rest.seconds;
    station.m_crew->give(rest);
  }
  void operator()(const Close& close) { station.m_closed = close.finished; }
  void operator()(const Tell& tell) { quietroom::tell(tell.sentence); }
  void operator()(const Announce& announce) { station.m_announce(announce); }

  void operator()(const Play& play) {
    station.m_play_began_s = station.m_clocks.now_s();
    station.m_play_ends_s =
        station.m_play_began_s +
        design::seconds_of(play.attempt.heard, station.m_plan.method, station.m_study.set);
    station.m_crew->give(play);
  }
  template<class ForCrew>
  void operator()(const ForCrew& effect) {
    station.m_crew->give(effect);
  }
};

void Station::take(Transition step) {
  const std::size_t before = m_state.phase.index();
  m_state = std::move(step.state);
  for (const Effect& effect : step.effects) std::visit(Run{*this}, effect);
  if (m_state.phase.index() == before) return;
  m_asked_s = awaits_store(m_state.phase) ? std::optional(m_clocks.now_s()) : std::nullopt;
}

void Station::on(const Event& event) {
  take(advance(m_plan, std::move(m_state), event, m_clocks.now_s()));
  take_answers();
}

void Station::take_answers() {
  while (const auto answer = m_crew->answer()) take_answer(*answer);
}

void Station::take_answer(const Reply& answer) {
  if (answer.failure) std::rethrow_exception(answer.failure);
  if (answer.sound) m_sound_facts = *answer.sound;
  if (answer.event) take(advance(m_plan, std::move(m_state), *answer.event, m_clocks.now_s()));
}

bool Station::poll() {
  auto answer = m_crew->answer();
  if (!answer) answer = m_crew->look();
  if (answer) {
    take_answer(*answer);
    take_answers();
    return true;
  }
  const double now_s = m_clocks.now_s();
  const auto due = [now_s](const std::optional<double>& at_s) { return at_s && now_s >= *at_s; };
  if (due(m_break_over_s)) {
    m_break_over_s.reset();
    on(BreakOver{});
  } else if (due(next_deadline_s(m_state))) {
    on(Clock{});
  } else if (due(late_at_s())) {
    on(Late{});
  } else {
    return false;
  }
  return true;
}

double Station::break_left_s() const {
  return m_break_over_s ? std::max(0.0, *m_break_over_s - m_clocks.now_s()) : 0;
}

bool Station::must_be_still() const {
  if (m_state.moment) return false;
  if (is<Starting>(m_state.phase)) return true; // it may begin at any time now
  const double now_s = m_clocks.now_s();
  if (m_asked_s) return now_s < *m_asked_s + soon_s;
  if (!is<Playing>(m_state.phase)) return false;
  return now_s < m_play_began_s + still_s || now_s > m_play_ends_s - still_s;
}

/// When the listener should know that store or device keep them waiting.
std::optional<double> Station::late_at_s() const {
  if (m_state.moment) return std::nullopt;
  if (m_asked_s) return *m_asked_s + late_s;
  if (is<Playing>(m_state.phase)) return m_play_ends_s + late_s + most_latency_s;
  return std::nullopt;
}

std::optional<double> Station::next_poll_s() const {
  std::optional<double> next_s = m_crew->next_look_s();
  for (const auto& at_s : {m_break_over_s, next_deadline_s(m_state), late_at_s()})
    if (at_s) {
      const double in_s = std::max(0.0, *at_s - m_clocks.now_s());
      next_s = std::min(next_s.value_or(in_s), in_s);
    }
  if (m_break_over_s) // the screen counts the seconds
    next_s = std::min(*next_s, std::fmod(break_left_s(), 1.0) + 1e-3);
  return next_s;
}

} // namespace quietroom::station
