#include "session/progress.h"

#include "core/error.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::session;

namespace {

design::Plan plan() { return plan_for(test::small_design(), test::small_set(), "L01"); }

} // namespace

TEST_CASE("a faulty attempt comes again at the end of the block, a killed one at once") {
  const auto p = plan();
  Progress progress = after(p, begin(p), Outcome::killed);
  CHECK(next_attempt(p, progress).trial == 1);
  CHECK(next_attempt(p, progress).attempt == 2);
  progress = after(p, progress, Outcome::faulty);
  CHECK(next_attempt(p, progress).trial == 2);
  progress = after(p, progress, Outcome::answered);
  CHECK(next_attempt(p, progress).trial == 1);
  CHECK(next_attempt(p, progress).attempt == 3);
  CHECK(next_attempt(p, progress).block == 1);
  progress = after(p, progress, Outcome::answered);
  CHECK(next_attempt(p, progress).block == 2);
  CHECK(answered_in_block(p, progress) == 0);
  CHECK(trials_in_block(p, progress) == 12);
}

TEST_CASE("a journal of any outcomes replays to the progress that made it") {
  const auto seed = GENERATE(range(0U, 50U));
  CAPTURE(seed);
  const auto p = plan();
  std::mt19937_64 engine(seed);
  Progress progress = begin(p);
  std::vector<JournalEntry> journal;
  for (std::uint64_t i = engine() % 40; i > 0 && !all_answered(p, progress); --i) {
    const Attempt attempt = next_attempt(p, progress);
    const auto outcome = static_cast<Outcome>(engine() % 3);
    journal.push_back({attempt.block, attempt.trial, attempt.attempt, outcome});
    progress = after(p, progress, outcome);
  }
  CHECK(replay(p, journal) == progress);
}

TEST_CASE("a journal that does not follow the plan is refused") {
  const auto p = plan();
  CHECK_THROWS_AS(replay(p, {{1, 2, 1, Outcome::answered}}), Error);
  CHECK_THROWS_AS(replay(p, {{1, 1, 1, Outcome::answered}, {1, 1, 2, Outcome::answered}}), Error);
  CHECK_THROWS_AS(replay(p, {{1, 1, 2, Outcome::answered}}), Error);
}

TEST_CASE("a plan without practice begins with its main block") {
  auto design = test::small_design();
  design.practice = 0;
  const auto p = plan_for(design, test::small_set(), "L01");
  CHECK(trials_in_block(p, begin(p)) == 12);
  CHECK(all_answered(plan_for(design, stimulus::StimulusSet{}, "L01"),
                     begin(plan_for(design, stimulus::StimulusSet{}, "L01"))));
}
