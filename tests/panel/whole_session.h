#pragma once

#include "panel/view.h"

#include "method/methods.h"
#include "method/scores.h"
#include "session/hearing_check.h"
#include "support/small_study.h"

#include <map>

/// Whole sessions, with every state and view that came up in them.
namespace quietroom::panel::test_views {

/// Names nobody could take for a word of the screen.
inline stimulus::StimulusSet telling_set() {
  stimulus::StimulusSet set = quietroom::test::small_set();
  const auto tell = [](std::string& id) { id = "QX" + id; };
  for (auto& condition : set.conditions) tell(condition.id), tell(condition.label);
  for (auto& one : set.stimuli)
    tell(one.id), tell(one.condition), tell(one.talker), tell(one.sample), tell(one.file), tell(one.sha256);
  return set;
}

inline design::Plan plan(bool confirm = false, std::string_view method = "acr") {
  auto design = quietroom::test::small_design();
  design.method = *method::find(method);
  design.confirm = confirm;
  design.consent = {"You hear speech and rate it.", "Your votes are stored without your name."};
  design.page_after_practice = true;
  return plan_for(design, telling_set(), "L01");
}

/// A whole session in which everything happens that can: a fault of every kind, the break, the end. Keeps the
/// first state of every phase and the view of every state.
struct Session {
  design::Plan plan;
  design::Wording words = design::english_wording(plan.method);
  session::State state;
  std::map<std::size_t, session::State> first; // by phase
  std::vector<View> views;
  double now_s = 0;
  int top = plan.method.questions.front().scale.high; // of the scale

  explicit Session(bool confirm, std::string_view method = "acr") : plan(test_views::plan(confirm, method)) {
    take(open(plan, session::begin(plan), now_s));
  }

  void take(session::Transition step) {
    state = std::move(step.state);
    first.try_emplace(state.phase.index(), state);
    for (const int side : {0, 1, 2})
      for (const auto& code : {std::optional<std::string>(), std::optional<std::string>("12")})
        views.push_back(view_of(plan, state, words, side, code));
  }
  const session::State& at(const session::Phase& phase) const { return first.at(phase.index()); }

  /// A key is pressed when it counts.
  void on(const session::Event& event) {
    if (state.waits && !state.waits->told) now_s = state.waits->counts_from_s;
    take(advance(plan, state, event, now_s));
  }

  session::Event next(int step) const {
    using namespace session;
    const Phase& phase = state.phase;
    if (is<Loading>(phase) && step == 1) return AudioFailed{"The device is gone."};
    if (is<Loading>(phase)) return BlockLoaded{};
    if (is<Checking>(phase)) return CheckEnded{};
    if (awaits_store(phase))
      return step % 5 == 0 ? Event(NotCommitted{"The disk is full."}) : Event(Committed{});
    if (is<Playing>(phase) && step % 7 == 0) return PlaybackEnded{{1, 1, 1, 0, Reason::underrun}, 1};
    if (is<Playing>(phase)) return PlaybackEnded{{1, 1, 0, 0, {}}, 1};
    if (is<Heard>(phase)) return Clock{};
    if (is<Verifying>(phase)) return Verified{};
    if (is<Voting>(phase)) return Pick{1 + step % top, now_s + 2};
    if (is<Resting>(phase)) return BreakOver{};
    return GoOn{now_s + 2};
  }

  void run() {
    for (int step = 0; step < 2000 && !session::is<session::Closed>(state.phase); ++step) on(next(step));
  }
};

inline Session whole_session(bool confirm, std::string_view method = "acr") {
  Session session(confirm, method);
  session.run();
  return session;
}

/// Nobody agrees in it.
inline Session declined_session() {
  Session session(false);
  for (int step = 2; !session::is<session::Closed>(session.state.phase); ++step)
    session.on(session::is<session::Consent>(session.state.phase)
                   ? session::Event(session::HearAgain{session.now_s + 2})
                   : session.next(step));
  return session;
}

/// The sound check is answered wrongly once, then rightly; each sample may be heard twice.
inline Session checked_session() {
  Session session(false);
  session.plan.check = design::SoundCheck::sides;
  session.plan.max_plays = 2;
  for (int step = 2; step < 2000 && !session::is<session::Closed>(session.state.phase); ++step) {
    const auto* asked = std::get_if<session::AskCheck>(&session.state.phase);
    const bool left = check_tone(session.plan, session.state.check) == session::CheckTone::left;
    session.on(asked != nullptr && asked->question == session::CheckQuestion::side
                   ? session::Event(session::Move{left == (session.state.check.round > 0) ? -1 : 1,
                                                  session.now_s + 2, true})
                   : session.next(step % 5 == 0 || step % 7 == 0 ? step + 1 : step));
  }
  return session;
}

/// A study with questions of every kind, and each rule.
inline design::Design asking_design() {
  return design::parse_design(
             "version = 1\nname = \"d\"\nset = \"s\"\nseed = 1\nlisteners = 2\n[form]\nask = "
             "[\"gender\", \"native_language\", \"last_test\", \"hearing\"]\n[eligibility]\n"
             "last_test_months = 6\nnormal_hearing = true\n",
             ".")
      .design;
}

/// The form is answered where it must be; a rule does not hold, and the experimenter lets the listener in.
inline Session asked_session() {
  using namespace session;
  Session session(false);
  const design::Design asking = asking_design();
  session.plan.questionnaires = asking.questionnaires;
  session.plan.screens = true;
  session.words = asking.wording;
  const auto next = [&](int step) -> Event {
    const State& state = session.state;
    const double t_s = session.now_s + 2;
    if (is<CheckingEligibility>(state.phase)) return EligibilityChecked{{design::Breach::last_test}};
    if (is<NotEligible>(state.phase)) {
      if (!state.code) return Escape{};
      if (state.code->checking) return CodeChecked{CodeVerdict::right};
      return state.code->typed.empty() ? Event(Digit{4, t_s}) : Event(GoOn{t_s});
    }
    if (const auto* reason = std::get_if<Overriding>(&state.phase); reason && reason->reason.empty())
      return Typed{"x", t_s};
    if (const auto* asked = std::get_if<Asking>(&state.phase)) {
      const auto& question = session.plan.questionnaires[asked->questionnaire].questions[asked->question];
      if (question.required && is_empty(asked->input))
        return Pick{question.kind == design::AnswerKind::date ? 0 : 1, t_s};
    }
    return session.next(step);
  };
  for (int step = 2; step < 2000 && !is<Closed>(session.state.phase); ++step) session.on(next(step));
  return session;
}

/// Every phase is in one of these.
inline std::vector<Session> all_sessions() {
  return {whole_session(true), declined_session(), checked_session(), asked_session()};
}

/// The vote that is chosen or being saved.
inline std::optional<int> chosen(const session::State& state) {
  if (const auto* phase = std::get_if<session::Chosen>(&state.phase)) return phase->vote.answer.value;
  if (const auto* phase = std::get_if<session::Saving>(&state.phase))
    return phase->asked.votes.back().answer.value;
  return std::nullopt;
}

inline View seen(const Session& session, const session::Phase& phase, int side = 0) {
  return view_of(session.plan, session.at(phase), session.words, side, std::nullopt);
}

} // namespace quietroom::panel::test_views
