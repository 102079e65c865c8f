#pragma once

#include "session/machine.h"
#include "session/waiting.h"
#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

/// A listener and an experimenter at a session that has no screen, store or sound.
namespace quietroom::session::test_desk {

/// A station without screen, sound or disk: answers effects at once, and keeps what was asked and said.
struct Desk {
  design::Plan plan;
  State state;
  std::vector<Effect> effects;
  std::vector<Announce> said;
  std::map<std::pair<int, int>, int> votes; // by block and trial
  std::vector<std::string> entered;         // codes
  int opened_rows = 0;
  double now_s = 0;
  bool patient = true; // lets every page settle before the next thing happens

  explicit Desk(design::Plan p, const std::vector<JournalEntry>& journal = {}) : plan(std::move(p)) {
    take(open(plan, replay(plan, journal), now_s));
    on(Verified{}); // before anybody has read the welcome
  }

  void take(Transition step) {
    state = std::move(step.state);
    for (Effect& effect : step.effects) {
      if (const auto* announce = std::get_if<Announce>(&effect)) said.push_back(*announce);
      if (const auto* vote = std::get_if<StoreVote>(&effect)) pending = *vote;
      if (std::holds_alternative<BeginAttempt>(effect)) ++opened_rows;
      if (const auto* code = std::get_if<CheckCode>(&effect)) entered.push_back(code->typed);
      effects.push_back(std::move(effect));
    }
  }
  /// Enter goes down now.
  void on(const Event& event) {
    const bool enter = std::holds_alternative<GoOn>(event);
    take(advance(plan, state, enter ? Event(GoOn{now_s}) : event, now_s));
    if (patient) settle();
  }
  void settle() {
    if (state.console && !state.console->told && !state.console->awaits) {
      now_s = std::max(now_s, state.console->counts_from_s);
      take(advance(plan, state, Clock{}, now_s));
    }
    if (!state.waits || state.waits->told || is_covered(state)) return;
    const auto due_s = next_deadline_s(state);
    if (!due_s) return; // paused
    now_s = *due_s;
    take(advance(plan, state, Clock{}, now_s));
  }
  void wait(double seconds) {
    now_s += seconds;
    on(Clock{});
  }

  /// A commit that works.
  void commit() {
    if (is<Saving>(state.phase)) ++votes[{pending.attempt.block, pending.attempt.trial}];
    on(Committed{});
  }

  /// Esc and the right code: the page of actions.
  void to_actions() {
    on(Escape{});
    on(Digit{7, now_s});
    on(GoOn{});
    on(CodeChecked{CodeVerdict::right});
  }
  void press(int digit) { on(Digit{digit, now_s}); }
  void type(const std::string& text) {
    for (const char each : text) on(Typed{std::string(1, each), now_s});
  }
  /// The last effect of a kind that was asked for; nothing where none was.
  template<class Of>
  std::optional<Of> asked() const {
    for (auto each = effects.rbegin(); each != effects.rend(); ++each)
      if (const auto* found = std::get_if<Of>(&*each)) return *found;
    return std::nullopt;
  }

  void to_first_trial() {
    on(BlockLoaded{});
    on(GoOn{});
    on(GoOn{});
    on(GoOn{});
    on(CheckEnded{});
    on(GoOn{});
  }
  void hear() {
    on(GoOn{});
    commit();
    on(PlaybackEnded{{48000, 48000, 0, 0, {}}, 10.0});
  }
  void answer(int vote) {
    hear();
    on(Digit{vote, std::max(11.5, now_s)});
    if (plan.confirm) on(GoOn{});
    commit();
  }

  StoreVote pending;
  int voted() const { return pending.votes.back().answer.value.value(); }
};

inline design::Plan plan(bool confirm = false, std::string_view method = "acr") {
  auto design = test::small_design();
  design.method = *method::find(method);
  design.confirm = confirm;
  return plan_for(design, test::small_set(), "L01");
}

inline std::vector<std::string> names(const std::vector<Announce>& said) {
  std::vector<std::string> out;
  for (const auto& one : said)
    out.push_back(one.screen ? one.event + " " + std::string(name_of(*one.screen)) : one.event);
  return out;
}

/// Runs to the end as a program that knows only the event stream: ready -> Enter, vote_open -> digit. Of a
/// question besides votes it chooses the first answer, and the rules of eligibility hold.
inline void drive(Desk& desk) {
  for (int guard = 0; guard < 1000 && !is<Closed>(desk.state.phase); ++guard) {
    if (is<Asking>(desk.state.phase)) desk.on(Digit{1, desk.now_s});
    const Phase& phase = desk.state.phase;
    if (is<Loading>(phase))
      desk.on(BlockLoaded{});
    else if (is<Checking>(phase))
      desk.on(CheckEnded{});
    else if (is<CheckingEligibility>(phase))
      desk.on(EligibilityChecked{});
    else if (awaits_store(phase))
      desk.commit();
    else if (is<Playing>(phase))
      desk.on(PlaybackEnded{{1, 1, 0, 0, {}}, desk.now_s});
    else if (is<Voting>(phase))
      desk.on(Pick{1, desk.now_s + 1}); // on every scale; a digit or an arrow key does the same
    else if (is<Resting>(phase))
      desk.on(BreakOver{});
    else
      desk.on(GoOn{});
  }
}

} // namespace quietroom::session::test_desk
