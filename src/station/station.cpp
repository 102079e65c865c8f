#include "station/station.h"

#include "audio/output.h"
#include "core/error.h"
#include "core/tell.h"
#include "core/utc.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace quietroom::station {

using namespace session;

namespace {

constexpr double sound_poll_s = 0.005; // finer than a listener's hand, coarse enough to cost nothing
constexpr double still_s = 0.15;       // the 100 ms that matter, and what the start of the device adds

} // namespace

Clocks real_clocks() {
  return {audio::steady_now_s, [] { return utc_text(std::chrono::system_clock::now()); }};
}

store::SessionFacts session_facts(const Study& study, const design::Plan& plan, const std::string& program) {
  store::SessionFacts facts;
  facts.session = plan.listener + "-1";
  facts.study = study.design.name;
  facts.listener = plan.listener;
  facts.method = study.design.method;
  facts.scale = "1:5";
  facts.language = study.design.language;
  facts.seed = plan.seed;
  facts.plan_hash = hash_of(plan, study.set);
  facts.program = program;
  facts.simulated = design::is_simulated_id(plan.listener);
  return facts;
}

Station::Station(const Study& study, const store::SessionFacts& facts, store::StudyStore& store, Sound& sound,
                 Clocks clocks, Listen announce)
    : m_study(study), m_facts(facts), m_store(store), m_sound(sound), m_clocks(std::move(clocks)),
      m_announce(std::move(announce)), m_plan(plan_for(study.design, study.set, facts.listener)) {
  const store::SessionState stored = m_store.open_session(m_facts, m_clocks.now_utc());
  take(open(m_plan, replay(m_plan, stored.journal)));
  take_answers();
}

/// The answer of the store: durable or not. Nothing in between.
template<class Write>
void Station::write(Write&& write) {
  try {
    write();
    m_answers.push_back(Committed{});
  } catch (const Error& failure) {
    m_answers.push_back(NotCommitted{failure.what()});
  }
}

/// Runs one effect; answers go to the queue.
struct Station::Run {
  Station& station;

  store::DeviceFacts device() const {
    store::DeviceFacts facts = station.m_sound.device();
    facts.level_db_spl = station.m_study.design.level_db_spl;
    return facts;
  }

  void operator()(const LoadBlock& load) { station.m_block_to_load = load.block; }
  void operator()(const PlayCheck&) { station.m_sound.play_check(); }
  void operator()(const Play& play) {
    station.m_sound.play(play.attempt.stimulus);
    station.m_play_began_s = station.m_clocks.now_s();
    station.m_play_ends_s =
        station.m_play_began_s + station.m_study.set.stimuli[play.attempt.stimulus].seconds;
  }

  void operator()(const BeginAttempt& begin) {
    station.write([&] {
      const auto index = static_cast<std::size_t>(begin.attempt.block) - 1;
      station.m_store.begin_attempt(
          station.m_facts.session, begin.attempt, name_of(station.m_plan.blocks[index].type),
          station.m_study.set.stimuli[begin.attempt.stimulus], device(), station.m_clocks.now_utc());
    });
  }
  void operator()(const VoidAttempt& attempt) {
    station.write([&] { station.m_store.void_attempt(station.m_facts.session, attempt); });
  }
  void operator()(const StoreVote& vote) {
    station.write([&] {
      const auto& labels = station.m_study.design.wording.scale_labels; // 5 first
      station.m_store.store_vote(station.m_facts.session, vote,
                                 labels[static_cast<std::size_t>(5 - vote.vote)], station.m_clocks.now_utc());
    });
  }
  void operator()(const StoreFinished&) {
    station.write(
        [&] { station.m_store.finish_session(station.m_facts.session, station.m_clocks.now_utc()); });
  }
  void operator()(const StartBreak& rest) {
    station.m_break_over_s = station.m_clocks.now_s() + rest.seconds;
  }
  void operator()(const Close& close) { station.m_closed = close.finished; }
  void operator()(const Tell& tell) { quietroom::tell(tell.sentence); }
  void operator()(const Announce& announce) { station.m_announce(announce); }
};

void Station::take(Step step) {
  m_state = std::move(step.state);
  for (const Effect& effect : step.effects) std::visit(Run{*this}, effect);
}

void Station::on(const Event& event) {
  m_answers.push_back(event);
  take_answers();
}

void Station::take_answers() {
  while (!m_answers.empty()) {
    const Event next = std::move(m_answers.front());
    m_answers.pop_front();
    take(advance(m_plan, std::move(m_state), next));
  }
}

bool Station::poll() {
  if (const auto block = std::exchange(m_block_to_load, std::nullopt)) {
    try {
      m_sound.load(m_plan.blocks[*block], m_study.set, m_study.design.set);
      if (!m_seated) m_store.begin_sitting(m_facts.session, m_sound.device(), m_clocks.now_utc());
      m_seated = true;
    } catch (const Error& failure) {
      if (!m_seated) throw; // nobody sits here yet: whoever started the station reads why it cannot begin
      on(AudioFailed{failure.what()});
      return true;
    }
    on(BlockLoaded{});
    return true;
  }
  if (m_break_over_s && m_clocks.now_s() >= *m_break_over_s) {
    m_break_over_s.reset();
    on(BreakOver{});
    return true;
  }
  const bool sounding = m_state.phase == Phase::playing || m_state.phase == Phase::checking;
  if (!sounding) return false;
  if (const auto event = m_sound.poll()) {
    on(*event);
    return true;
  }
  return false;
}

double Station::break_left_s() const {
  return m_break_over_s ? std::max(0.0, *m_break_over_s - m_clocks.now_s()) : 0;
}

bool Station::must_be_still() const {
  if (m_state.phase != Phase::playing) return false;
  const double now_s = m_clocks.now_s();
  return now_s < m_play_began_s + still_s || now_s > m_play_ends_s - still_s;
}

std::optional<double> Station::next_poll_s() const {
  if (m_block_to_load) return 0;
  if (m_state.phase == Phase::playing || m_state.phase == Phase::checking) return sound_poll_s;
  if (m_break_over_s) return std::fmod(break_left_s(), 1.0) + 1e-3; // the screen counts the seconds
  return std::nullopt;
}

} // namespace quietroom::station
