#include "station/backstage.h"

#include "core/error.h"

#include <utility>

namespace quietroom::station {

using namespace session;

namespace {

/// The answer of the store: durable or not. Nothing in between.
template<class Write>
Event written(Write&& write) {
  try {
    write();
    return Committed{};
  } catch (const Error& failure) {
    return NotCommitted{failure.what()};
  }
}

} // namespace

Backstage::Backstage(const study::FixedStudy& study, const design::Plan& plan,
                     const store::SessionFacts& facts, store::StudyStore& store, Sound& sound,
                     std::function<std::string()> now_utc)
    : m_study(study), m_plan(plan), m_facts(facts), m_store(store), m_sound(sound),
      m_now_utc(std::move(now_utc)) {}

/// Runs one effect. Those that are nothing to store and sound have no answer.
struct Backstage::Run {
  Backstage& at;

  store::DeviceFacts device() const {
    store::DeviceFacts facts = at.m_sound.device();
    facts.level_db_spl = at.m_study.design.level_db_spl;
    return facts;
  }

  std::optional<Event> operator()(const LoadBlock& load) {
    try {
      at.m_sound.load(at.m_plan.blocks[load.block], at.m_study.set, at.m_study.design.set);
      if (!at.m_seated) at.m_store.begin_sitting(at.m_facts.session, at.m_sound.device(), at.m_now_utc());
      at.m_seated = true;
    } catch (const Error& failure) {
      if (!at.m_seated) throw;
      return AudioFailed{failure.what()};
    }
    return BlockLoaded{};
  }
  std::optional<Event> operator()(const PlayCheck&) {
    at.m_sound.play_check();
    at.m_sounding = true;
    return std::nullopt;
  }
  std::optional<Event> operator()(const Play& play) {
    at.m_sound.play(play.attempt.heard.presented.front().stimulus); // Layout::single
    at.m_sounding = true;
    return std::nullopt;
  }

  std::optional<Event> operator()(const BeginAttempt& begin) {
    return written([&] {
      const auto index = static_cast<std::size_t>(begin.attempt.block) - 1;
      at.m_store.begin_attempt(at.m_facts.session, begin.attempt, name_of(at.m_plan.blocks[index].type),
                               at.m_study.set, device(), at.m_now_utc());
    });
  }
  std::optional<Event> operator()(const VoidAttempt& attempt) {
    return written([&] { at.m_store.void_attempt(at.m_facts.session, attempt); });
  }
  std::optional<Event> operator()(const StoreVote& vote) {
    return written([&] {
      std::vector<std::string> labels;
      for (const Vote& each : vote.votes)
        labels.push_back(label_of(at.m_study.design.wording, at.m_plan.method, each.answer));
      at.m_store.store_vote(at.m_facts, vote, labels, at.m_now_utc());
    });
  }
  std::optional<Event> operator()(const StoreFinished&) {
    return written([&] { at.m_store.finish_session(at.m_facts.session, at.m_now_utc()); });
  }

  template<class Other>
  std::optional<Event> operator()(const Other&) {
    return std::nullopt;
  }
};

Answer Backstage::run(const Effect& effect) {
  try {
    return answer(std::visit(Run{*this}, effect));
  } catch (...) {
    Answer failed = answer(std::nullopt);
    failed.failure = std::current_exception();
    return failed;
  }
}

std::optional<Answer> Backstage::poll() {
  if (!m_sounding) return std::nullopt;
  auto event = m_sound.poll();
  if (event) m_sounding = false;
  const int side = m_sound.check_side();
  if (!event && side == std::exchange(m_told_side, side)) return std::nullopt;
  return answer(std::move(event));
}

Answer Backstage::answer(std::optional<Event> event) const {
  return {std::move(event), SoundFacts{m_sound.check_side(), m_sound.sample_began_s()}, nullptr};
}

bool is_for_backstage(const Effect& effect) {
  return std::holds_alternative<LoadBlock>(effect) || std::holds_alternative<PlayCheck>(effect) ||
         std::holds_alternative<BeginAttempt>(effect) || std::holds_alternative<Play>(effect) ||
         std::holds_alternative<VoidAttempt>(effect) || std::holds_alternative<StoreVote>(effect) ||
         std::holds_alternative<StoreFinished>(effect);
}

} // namespace quietroom::station
