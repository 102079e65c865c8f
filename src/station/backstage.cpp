#include "station/backstage.h"

#include "core/error.h"
#include "core/tell.h"
#include "station/calibrate_here.h"
#include "station/code_check.h"
#include "station/eligibility_check.h"
#include "store/answer_book.h"
#include "store/consent_book.h"
#include "store/eligibility_book.h"
#include "store/experimenter_acts.h"
#include "store/sound_check_book.h"

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
    if (!facts.calibration) facts.level_db_spl = at.m_study.design.level_db_spl;
    return facts;
  }

  /// Virtual listeners read nothing.
  std::vector<design::NamedText> texts() const {
    if (at.m_facts.simulated) return {};
    auto out = named_texts(at.m_study.design.wording, at.m_plan.method);
    for (design::NamedText& each : own_texts(at.m_plan.questionnaires)) out.push_back(std::move(each));
    return out;
  }

  std::optional<Event> operator()(const LoadBlock& load) {
    try {
      at.m_sound.load(at.m_plan.blocks[load.block], at.m_study.set, at.m_study.design.set);
      if (!at.m_seated)
        at.m_store.begin_sitting(at.m_facts.session, at.m_sound.device(), at.m_now_utc(), texts());
      at.m_seated = true;
    } catch (const Error& failure) {
      if (!at.m_seated) throw;
      return AudioFailed{failure.what()};
    }
    return BlockLoaded{};
  }
  std::optional<Event> operator()(const PlayCheck& check) {
    at.m_sound.play_check(check.tone);
    at.m_sounding = true;
    return std::nullopt;
  }
  std::optional<Event> operator()(const Play& play) {
    at.m_sound.play(design::sounds_of(play.attempt.heard, at.m_plan.method, at.m_study.set.rate_hz));
    at.m_sounding = true;
    return std::nullopt;
  }

  std::optional<Event> operator()(const BeginAttempt& begin) {
    return written([&] {
      const auto index = static_cast<std::size_t>(begin.attempt.block) - 1;
      at.m_store.begin_attempt(at.m_facts, begin.attempt, name_of(at.m_plan.blocks[index].type),
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
  std::optional<Event> operator()(const StoreConsent& consent) {
    return written([&] {
      store::add_consent(at.m_store.connection(), {at.m_facts.session, at.m_plan.consent, consent.given,
                                                   at.m_now_utc(), at.m_facts.program});
    });
  }
  std::optional<Event> operator()(const StoreAnswer& answer) {
    return written([&] {
      const design::Questionnaire& of = at.m_plan.questionnaires[answer.questionnaire];
      const design::FormQuestion& question = of.questions[answer.question];
      store::add_answer(at.m_store.connection(),
                        {at.m_facts.session, at.m_facts.listener, of.id, question.id,
                         static_cast<std::int64_t>(answer.question) + 1, question.heading, answer.given.code,
                         answer.given.said, at.m_now_utc()});
    });
  }
  std::optional<Event> operator()(const CheckEligibility&) {
    try {
      return EligibilityChecked{
          check_eligibility(at.m_study, at.m_plan, at.m_facts, at.m_store, at.m_now_utc())};
    } catch (const Error& failure) {
      return NotCommitted{failure.what()};
    }
  }
  std::optional<Event> operator()(const StoreOverride& let_in) {
    return written([&] {
      store::override_screening(at.m_store.connection(), at.m_facts.session, at.m_facts.listener,
                                let_in.reason, at.m_facts.program, at.m_now_utc());
    });
  }
  std::optional<Event> operator()(const StoreCheck& answered) {
    return written([&] {
      store::add_sound_check(at.m_store.connection(), at.m_facts.session, answered, at.m_facts.program,
                             at.m_now_utc());
    });
  }
  std::optional<Event> operator()(const StoreFinished&) {
    return written([&] {
      at.m_store.finish_session(at.m_facts.session, at.m_now_utc());
      bring_in_log();
    });
  }
  std::optional<Event> operator()(const CheckCode& code) {
    try {
      return CodeChecked{check_code(at.m_study, at.m_store, at.m_facts, code.typed, at.m_now_utc())};
    } catch (const Error& failure) {
      tell(failure.what());
      return CodeChecked{CodeVerdict::wrong};
    }
  }
  std::optional<Event> operator()(const Act& act) {
    try {
      store::store_act(at.m_store.connection(), at.m_facts, act, at.m_now_utc());
      return Acted{};
    } catch (const Error& failure) {
      return NotActed{failure.what()};
    }
  }
  std::optional<Event> operator()(const ReadLevel&) {
    try {
      return LevelRead{last_answers(at.m_store, at.m_sound.device().device)};
    } catch (const Error& failure) {
      return NotActed{failure.what()};
    }
  }
  std::optional<Event> operator()(const PlayTone&) {
    try {
      at.m_sound.play_tone(design::tone_level_dbov(at.m_study.set), page_tone_s);
    } catch (const Error& failure) {
      return NotActed{failure.what()};
    }
    at.m_sounding = true;
    return std::nullopt;
  }
  std::optional<Event> operator()(const StoreLevel& level) {
    try {
      const HereCalibrated done =
          calibrate_here(at.m_study, at.m_plan, at.m_store, at.m_facts, at.m_sound.device(), level.answers,
                         std::chrono::system_clock::now());
      if (!done.calibration) return done.refused;
      at.m_sound.take_calibration(*done.calibration);
      return LevelStored{done.calibration->gain_db, done.calibration->target_db_spl,
                         done.calibration->expires_utc};
    } catch (const Error& failure) {
      return NotActed{failure.what()};
    }
  }
  std::optional<Event> operator()(const StartBreak&) {
    bring_in_log();
    return std::nullopt;
  }

  /// So that a plain copy of the database has what was stored until now. Whatever is in the way of that: all
  /// of it is safe in the log.
  void bring_in_log() {
    try {
      at.m_store.connection().checkpoint();
    } catch (const Error&) { // the next vote meets it too, and says so
    }
  }

  template<class Other>
  std::optional<Event> operator()(const Other&) {
    return std::nullopt;
  }
};

Reply Backstage::run(const Effect& effect) {
  try {
    return answer(std::visit(Run{*this}, effect));
  } catch (...) {
    Reply failed = answer(std::nullopt);
    failed.failure = std::current_exception();
    return failed;
  }
}

std::optional<Reply> Backstage::poll() {
  if (!m_sounding) return std::nullopt;
  auto event = m_sound.poll();
  if (event) m_sounding = false;
  const int side = m_sound.check_side();
  if (!event && side == std::exchange(m_told_side, side)) return std::nullopt;
  return answer(std::move(event));
}

Reply Backstage::answer(std::optional<Event> event) const {
  return {std::move(event), SoundFacts{m_sound.check_side(), m_sound.sample_began_s()}, nullptr};
}

bool is_for_backstage(const Effect& effect) {
  return std::holds_alternative<LoadBlock>(effect) || std::holds_alternative<PlayCheck>(effect) ||
         std::holds_alternative<BeginAttempt>(effect) || std::holds_alternative<Play>(effect) ||
         std::holds_alternative<VoidAttempt>(effect) || std::holds_alternative<StoreVote>(effect) ||
         std::holds_alternative<StoreConsent>(effect) || std::holds_alternative<StoreAnswer>(effect) ||
         std::holds_alternative<CheckEligibility>(effect) || std::holds_alternative<StoreOverride>(effect) ||
         std::holds_alternative<StoreCheck>(effect) || std::holds_alternative<StoreFinished>(effect) ||
         std::holds_alternative<StartBreak>(effect) || std::holds_alternative<CheckCode>(effect) ||
         std::holds_alternative<Act>(effect) || std::holds_alternative<ReadLevel>(effect) ||
         std::holds_alternative<PlayTone>(effect) || std::holds_alternative<StoreLevel>(effect);
}

} // namespace quietroom::station
