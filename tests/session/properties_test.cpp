#include "session/machine.h"

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

design::Plan plan(bool confirm, const std::string& method = "acr") {
  auto design = test::small_design();
  design.method = *method::find(method);
  design.confirm = confirm;
  design.experimenter_code = "23";
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
  std::vector<JournalEntry> journal; // rows of attempts as a store keeps them
  std::string key_that_counts;       // the event that was told last of those that wait for a key

  explicit Room(unsigned seed, const std::string& method = "acr")
      : plan(::plan(seed % 2 == 0, method)), engine(seed) {
    take(open(plan, begin(plan), now_s));
  }

  bool one_in(unsigned n) { return engine() % n == 0; }

  void take(Step step) {
    const State before = std::exchange(state, std::move(step.state));
    for (const Effect& effect : step.effects) {
      if (std::holds_alternative<BeginAttempt>(effect)) ++rows;
      if (std::holds_alternative<Play>(effect)) {
        ++plays;
        REQUIRE(plays <= rows);
        REQUIRE(verified); // no sample opens before all are known to be the right files
      }
      if (const auto* vote = std::get_if<StoreVote>(&effect)) {
        REQUIRE_FALSE(before.code); // from Esc on no key is a vote
        asked = *vote;
      }
      if (const auto* said = std::get_if<Announce>(&effect)) on_said(*said);
    }
  }

  void on_said(const Announce& said) {
    if (said.event != "ready" && said.event != "vote_open") return;
    key_that_counts = said.event;
    REQUIRE((!state.waits || now_s >= state.waits->counts_from_s));
  }

  Event any_key() {
    const double pressed_s = now_s - 0.1 * static_cast<double>(engine() % 3); // reported a little later
    switch (engine() % 8) {
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
    default:
      return Escape{};
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
    const bool covered = room.state.code && room.state.code->open;
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
    if (!room.state.waits || room.state.waits->told || room.state.code) continue;
    const State before = room.state;
    const double soon_s = before.waits->counts_from_s - 0.001;
    if (soon_s < room.now_s) continue;
    for (const Event& key : {Event(GoOn{soon_s}), Event(Digit{3, soon_s}), Event(HearAgain{soon_s})}) {
      const Step step = advance(room.plan, before, key, soon_s);
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
      if (room.key_that_counts.empty() || room.state.code || !room.state.waits || !room.state.waits->told)
        continue;
      const State before = room.state;
      const bool vote = room.key_that_counts == "vote_open";
      const Event key = vote ? Event(Digit{3, room.now_s}) : Event(GoOn{room.now_s});
      const Step step = advance(room.plan, before, key, room.now_s);
      if (vote)
        REQUIRE(chosen(step.state) == 3);
      else
        REQUIRE(step.state.phase.index() != before.phase.index());
      ++answered;
    }
  }
  CHECK(answered > 3000);
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
        REQUIRE(saving->asked.votes.size() == method.questions.size());
        const method::Answer& answer = saving->asked.votes.front().answer;
        REQUIRE(answer.question == 0);
        REQUIRE(contains(method.questions[0].scale, answer.value));
        REQUIRE(saving->asked.attempt.heard.presented.at(answer.presented).role == method::Role::processed);
      }
      if (is<Thanks>(room.state.phase)) REQUIRE(stored > 0);
    }
}
