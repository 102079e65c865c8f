#include "session/hearing_check.h"
#include "session/machine.h"
#include "session/waiting.h"

#include "design/trials.h"
#include "method/methods.h"
#include "method/scores.h"
#include "support/small_study.h"

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <utility>

using namespace quietroom;
using namespace quietroom::session;

namespace {

design::Plan plan(unsigned seed, const std::string& method = "acr") {
  const bool confirm = seed % 2 == 0;
  auto design = test::small_design();
  if (seed % 3 == 0) design.vote_within_s = 3;
  if (seed % 4 < 2) design.consent = {"You hear speech and rate it."};
  design.page_after_practice = seed % 5 < 3;
  design.check =
      std::array{design::SoundCheck::tones, design::SoundCheck::sides, design::SoundCheck::audible}[seed % 3];
  design.max_plays = 1 + static_cast<int>(seed % 4 / 2);
  design.method = *method::find(method);
  design.confirm = confirm;
  design.cannot_tell = confirm;
  return plan_for(design, test::small_set(), "L01");
}

/// A room in which anything may happen at any time, and what is known of it at each moment.
struct Room {
  design::Plan plan;
  std::mt19937_64 engine;
  State state;
  double now_s = 0;
  bool verified = false;
  int rows = 0;
  int plays = 0;
  std::map<std::pair<int, int>, int> votes;
  StoreVote asked;
  std::optional<Act> acting; // what the store was asked to write of the experimenter
  int restarts = 0;
  std::vector<JournalEntry> journal; // rows of attempts as a store keeps them
  std::string key_that_counts;       // the event that was told last of those that wait for a key

  explicit Room(unsigned seed, const std::string& method = "acr") : plan(::plan(seed, method)), engine(seed) {
    take(open(plan, begin(plan), now_s));
  }

  bool one_in(unsigned n) { return engine() % n == 0; }

  void take(Transition step) {
    const State before = std::exchange(state, std::move(step.state));
    for (const Effect& effect : step.effects) {
      if (std::holds_alternative<BeginAttempt>(effect)) {
        ++rows;
        REQUIRE((before.has_focus || !is<Ready>(before.phase))); // no trial begins behind another window
        REQUIRE_FALSE(before.paused);
      }
      if (std::holds_alternative<Play>(effect)) {
        ++plays;
        REQUIRE(plays <= rows * plan.max_plays);
        REQUIRE((plan.max_plays > 1 || plays <= rows));
        REQUIRE(verified); // no sample opens before all are known to be the right files
      }
      if (const auto* vote = std::get_if<StoreVote>(&effect)) {
        REQUIRE_FALSE((before.code || before.console)); // from Esc on no key is a vote
        asked = *vote;
      }
      if (const auto* act = std::get_if<Act>(&effect)) on_act(*act, before);
      if (const auto* said = std::get_if<Announce>(&effect)) on_said(*said);
    }
  }

  /// What the experimenter does never cuts a sample, and is one thing at a time.
  void on_act(const Act& act, const State& before) {
    REQUIRE_FALSE(sounds(state.phase));
    REQUIRE_FALSE((before.console && before.console->awaits));
    acting = act;
  }

  /// The store has written it: the votes of a block that begins again are set aside.
  void acted() {
    if (!acting || !state.console || !state.console->awaits || !state.console->asked) return;
    if (acting->action == Action::repeat_block || acting->action == Action::redo_practice) {
      std::erase_if(votes, [&](const auto& each) { return each.first.first == acting->block; });
      journal.push_back({acting->block, 0, 0, Outcome::restarted});
      ++restarts;
    }
    acting.reset();
  }

  void on_said(const Announce& said) {
    if (said.event != "ready" && said.event != "vote_open") return;
    key_that_counts = said.screen == Screen::side ? "side" : said.event;
    REQUIRE((!state.waits || now_s >= state.waits->counts_from_s));
  }

  Event any_key() {
    const double pressed_s = now_s - 0.1 * static_cast<double>(engine() % 3); // reported a little later
    switch (engine() % 10) {
    case 0:
    case 1:
    case 2:
      return GoOn{pressed_s};
    case 3:
    case 4:
    case 5:
      return Digit{static_cast<int>(engine() % 7), pressed_s};
    case 6:
      return one_in(2) ? Event(HearAgain{pressed_s}) : Event(Backspace{});
    case 7:
      return Move{one_in(2) ? 1 : -1, pressed_s, one_in(2)};
    case 8:
      if (one_in(3)) return Typed{"5", pressed_s};
      return one_in(4) ? Pick{std::nullopt, pressed_s} : Pick{static_cast<int>(engine() % 9) - 4, pressed_s};
    default:
      return one_in(4) ? Event(FocusChanged{!one_in(8)}) : Event(Escape{});
    }
  }

  /// Codes are checked elsewhere, so the answer may come at any time.
  Event any_verdict() { return CodeChecked{one_in(2) ? CodeVerdict::right : CodeVerdict::wrong}; }

  Event any_answer_to_experimenter() {
    switch (engine() % 8) {
    case 0:
      return NotActed{"no"};
    case 1:
      return LevelRead{};
    case 2:
      return ToneEnded{};
    case 3:
      return LevelStored{};
    case 4:
      return LevelRefused{LevelRefusal::too_low, "no"};
    default:
      return Acted{};
    }
  }

  Event any_answer() {
    switch (engine() % 12) {
    case 0:
      return BlockLoaded{};
    case 1:
      return CheckEnded{};
    case 2:
    case 3:
      return PlaybackEnded{{1, 1, 0, 0, one_in(4) ? std::optional(Reason::gap) : std::nullopt}, now_s};
    case 4:
      return BreakOver{};
    case 5:
      return Late{};
    case 6:
      if (one_in(6)) return NotCommitted{"no"};
      if (one_in(4)) return any_verdict();
      if (one_in(2)) return any_answer_to_experimenter();
      return one_in(6) ? Event(AudioFailed{"no"}) : Event(Clock{});
    case 7:
      if (one_in(4)) return FileChanged{"another file"};
      verified = true;
      return Verified{};
    default:
      return Committed{};
    }
  }

  /// What the store has written when it says so.
  void commit() {
    if (is<Saving>(state.phase)) ++votes[{asked.attempt.block, asked.attempt.trial}];
    if (is<Starting>(state.phase)) {
      const Attempt next = next_attempt(plan, state.progress);
      journal.push_back({next.block, next.trial, next.attempt, Outcome::killed});
    }
    if (is<Saving>(state.phase)) journal.back().outcome = Outcome::answered;
    if (is<Voiding>(state.phase)) journal.back().outcome = Outcome::faulty;
  }

  void happen() {
    now_s += std::array{0.0, 0.02, 0.2, 0.4, 2.0}[engine() % 5];
    if (one_in(500)) now_s += 30;
    take(advance(plan, state, Clock{},
                 now_s)); // a page that has settled says so before the next thing happens
    const Event event = one_in(400) ? Event(Leave{}) : one_in(2) ? any_key() : any_answer();
    if (std::holds_alternative<Committed>(event)) commit();
    if (std::holds_alternative<Acted>(event)) acted();
    take(advance(plan, state, event, now_s));
  }
};

/// The vote that is chosen or being saved.
std::optional<int> chosen(const State& state) {
  if (const auto* phase = std::get_if<Chosen>(&state.phase)) return phase->vote.answer.value;
  if (const auto* phase = std::get_if<Saving>(&state.phase)) return phase->asked.votes.back().answer.value;
  return std::nullopt;
}

} // namespace

TEST_CASE("whatever happens in whatever order, no trial has two votes, none sounds without a row or "
          "unverified, and "
          "no key after Esc is a vote") {
  const auto seed = GENERATE(range(0U, 300U));
  CAPTURE(seed);
  Room room(seed);
  for (int i = 0; i < 1500 && !is<Closed>(room.state.phase); ++i) {
    room.happen();
    for (const auto& [trial, count] : room.votes) REQUIRE(count == 1);
    const bool covered = is_covered(room.state);
    if (is<Playing>(room.state.phase)) REQUIRE_FALSE(covered); // a sample is heard to its end
    if (is<Voting>(room.state.phase) && !covered) REQUIRE(room.state.waits);
  }
}

TEST_CASE("whatever happened before, Enter and a digit within 300 ms of the last page do nothing") {
  const auto seed = GENERATE(range(0U, 300U));
  CAPTURE(seed);
  Room room(seed);
  for (int i = 0; i < 300 && !is<Closed>(room.state.phase); ++i) {
    room.happen();
    if (!room.state.waits || room.state.waits->told || room.state.code || room.state.console) continue;
    const State before = room.state;
    const double soon_s = before.waits->counts_from_s - 0.001;
    if (soon_s < room.now_s) continue;
    for (const Event& key : {Event(GoOn{soon_s}), Event(Digit{3, soon_s}), Event(HearAgain{soon_s})}) {
      const Transition step = advance(room.plan, before, key, soon_s);
      REQUIRE(step.state.phase.index() == before.phase.index());
      REQUIRE(chosen(step.state) == chosen(before));
      REQUIRE(step.effects.empty());
    }
  }
}

TEST_CASE("whatever happened before, a program that answers what it is told at once is never ignored") {
  int answered = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Room room(seed);
    for (int i = 0; i < 1500 && !is<Closed>(room.state.phase); ++i) {
      room.key_that_counts.clear();
      room.happen();
      if (room.key_that_counts.empty() || room.state.code || room.state.console || !room.state.waits ||
          !room.state.waits->told || is_paused(room.state) ||
          room.now_s < room.state.waits->counts_from_s) // the window just came back
        continue;
      const State before = room.state;
      const bool vote = room.key_that_counts == "vote_open";
      const bool side = room.key_that_counts == "side";
      const Event key = vote   ? Event(Digit{3, room.now_s})
                        : side ? Event(Move{1, room.now_s, true})
                               : Event(GoOn{room.now_s});
      const Transition step = advance(room.plan, before, key, room.now_s);
      if (vote)
        REQUIRE(chosen(step.state) == 3);
      else // a failed check asks for the code
        REQUIRE((step.state.phase.index() != before.phase.index() || step.state.code));
      ++answered;
    }
  }
  CHECK(answered > 2000);
}

TEST_CASE("with every method, a program that dies at any moment goes on where it was: resume is replay") {
  for (const method::Method& method : method::methods())
    for (unsigned seed = 0; seed < 60; ++seed) {
      CAPTURE(method.id, seed);
      Room room(seed, method.id);
      for (int i = 0; i < 1500 && !is<Closed>(room.state.phase); ++i) {
        room.happen();
        Progress resumed = replay(room.plan, room.journal);
        // an attempt under way dies with the program: only its number is used up
        const bool under_way = !room.journal.empty() && room.journal.back().outcome == Outcome::killed &&
                               !is<Ready, Starting>(room.state.phase);
        const bool dies = under_way && resumed != room.state.progress;
        if (dies) --resumed.attempts[static_cast<std::size_t>(resumed.queue.front() - 1)];
        REQUIRE(resumed == room.state.progress);
      }
    }
}

TEST_CASE(
    "with every method, the answers that are stored are to its question, on its scale, on what is judged") {
  for (const method::Method& method : method::methods())
    for (unsigned seed = 0; seed < 60; ++seed) {
      CAPTURE(method.id, seed);
      Room room(seed, method.id);
      int stored = 0;
      for (int i = 0; i < 1500 && !is<Closed>(room.state.phase); ++i) {
        room.happen();
        const auto* saving = std::get_if<Saving>(&room.state.phase);
        if (saving == nullptr) continue;
        ++stored;
        REQUIRE(saving->asked.votes.size() == 1);
        const method::Answer& answer = saving->asked.votes.front().answer;
        REQUIRE(answer.question == saving->asked.attempt.heard.question);
        const bool given = saving->asked.votes.front().given;
        if (answer.value)
          REQUIRE((given && contains(method.questions[answer.question].scale, *answer.value)));
        else
          REQUIRE((given ? room.plan.cannot_tell : room.plan.vote_within_s > 0));
        REQUIRE(saving->asked.attempt.heard.presented.at(answer.presented).role != method::Role::reference);
      }
      if (is<Thanks>(room.state.phase)) REQUIRE(stored > 0);
    }
}

TEST_CASE("with every method, each question on a sample is stored at most once, in order and never unheard, "
          "and an end "
          "is reachable") {
  for (const method::Method& method : method::methods())
    for (unsigned seed = 0; seed < 60; ++seed) {
      CAPTURE(method.id, seed);
      Room room(seed, method.id);
      const int size = design::group_size(method);
      std::map<std::pair<int, int>, int> last; // by block and sample, the trial answered last
      std::map<std::pair<int, int>, int> heard;
      bool was_saving = false;
      int restarts = 0;
      for (int i = 0; i < 1500 && !is<Closed>(room.state.phase); ++i) {
        room.happen();
        if (std::exchange(restarts, room.restarts) != room.restarts) last.clear(); // all is asked again
        if (is<Heard, Voting>(room.state.phase)) {
          const Attempt now = next_attempt(room.plan, room.state.progress);
          heard[{now.block, now.trial}] = now.attempt;
        }
        const auto* saving = std::get_if<Saving>(&room.state.phase);
        if (saving != nullptr && !was_saving) {
          const Attempt& attempt = saving->asked.attempt;
          REQUIRE(heard.at({attempt.block, attempt.trial}) == attempt.attempt);
          int& before = last[{attempt.block, (attempt.trial - 1) / size}];
          const bool is_stored = room.votes.contains({attempt.block, attempt.trial});
          REQUIRE((attempt.trial > before || (attempt.trial == before && !is_stored))); // tried anew
          before = attempt.trial;
        }
        was_saving = saving != nullptr;
        for (const auto& [trial, count] : room.votes) REQUIRE(count == 1);
      }
      if (is<Closed>(room.state.phase)) continue;
      room.state.paused = false; // the experimenter is there, and the window in front
      room.state.has_focus = true;
      // from wherever it stands, somebody who answers what is asked comes to the end
      for (int guard = 0; guard < 3000 && !is<Closed>(room.state.phase); ++guard) {
        room.now_s += 1;
        const Phase& phase = room.state.phase;
        Event next = GoOn{room.now_s};
        if (const auto& code = room.state.code; code && code->open && code->lets_on)
          next = code->checking        ? Event(CodeChecked{CodeVerdict::right})
                 : code->typed.empty() ? Event(Digit{1, room.now_s})
                                       : Event(GoOn{});
        else if (room.state.console && room.state.console->awaits)
          next = NotActed{"no"};
        else if (is_covered(room.state))
          next = Escape{};
        else if (const auto* asks = std::get_if<AskCheck>(&phase);
                 asks != nullptr && asks->question == CheckQuestion::side)
          next = Move{check_tone(room.plan, room.state.check) == CheckTone::left ? -1 : 1, room.now_s, true};
        else if (is<Loading>(phase))
          next = BlockLoaded{};
        else if (is<Checking>(phase))
          next = CheckEnded{};
        else if (is<Verifying>(phase))
          next = Verified{};
        else if (awaits_store(phase))
          next = Committed{};
        else if (is<Playing>(phase))
          next = PlaybackEnded{{1, 1, 0, 0, {}}, room.now_s};
        else if (is<Heard>(phase))
          next = Clock{};
        else if (is<Voting>(phase))
          next = Pick{1, room.now_s};
        else if (is<Resting>(phase))
          next = BreakOver{};
        if (std::holds_alternative<Verified>(next)) room.verified = true;
        room.take(advance(room.plan, room.state, Clock{}, room.now_s));
        room.now_s += 0.4;
        if (auto* key = std::get_if<GoOn>(&next)) key->t_s = room.now_s;
        if (auto* move = std::get_if<Move>(&next)) move->t_s = room.now_s;
        if (auto* pick = std::get_if<Pick>(&next)) pick->t_s = room.now_s;
        room.take(advance(room.plan, room.state, next, room.now_s));
      }
      REQUIRE(is<Closed>(room.state.phase));
    }
}
