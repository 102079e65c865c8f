#include "session/progress.h"

#include "method/methods.h"

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

TEST_CASE(
    "a faulty question comes again with those that follow on the same sample, so that their order stays") {
  auto design = test::small_design();
  design.method = *method::find("p835");
  design.practice = 0;
  const design::Plan p = plan_for(design, test::small_set(2, 1), "L01"); // trials 1-3 and 4-6
  Progress progress = begin(p);
  const auto queue = [&] { return std::vector<int>(progress.queue.begin(), progress.queue.end()); };
  progress = after(p, progress, Outcome::answered);
  progress = after(p, progress, Outcome::faulty); // the second question
  CHECK(queue() == std::vector<int>{4, 5, 6, 2, 3});
  CHECK(progress.attempts == std::vector<int>{1, 1, 0, 0, 0, 0});
  for (int i = 0; i < 3; ++i) progress = after(p, progress, Outcome::answered);
  progress = after(p, progress, Outcome::faulty); // again, now at the end of the block
  CHECK(queue() == std::vector<int>{2, 3});
  progress = after(p, progress, Outcome::answered);
  progress = after(p, progress, Outcome::faulty); // the last one alone
  CHECK(queue() == std::vector<int>{3});
  CHECK(all_answered(p, after(p, progress, Outcome::answered)));
}

TEST_CASE("a block that begins again is asked whole, in the order of the plan, and its attempts count on") {
  const design::Plan p = plan_for(test::small_design(), test::small_set(), "L01");
  Progress progress = begin(p);
  for (int i = 0; i < 3; ++i) progress = after(p, progress, Outcome::answered); // practice, and one more
  progress = after(p, progress, Outcome::faulty);
  const Progress again = restarted(p, progress, 1);
  CHECK(again.block == 1);
  CHECK(again.queue.size() == p.blocks[1].trials.size());
  CHECK(next_attempt(p, again).trial == 1);
  CHECK(next_attempt(p, again).attempt == 2);
  CHECK(again.attempts[1] == 1);
  CHECK(again.attempts[2] == 0);
}

TEST_CASE("behind a practice that is done again the block goes on where it was left") {
  const design::Plan p = plan_for(test::small_design(), test::small_set(), "L01");
  Progress before = begin(p);
  for (int i = 0; i < 5; ++i) before = after(p, before, Outcome::answered); // two of practice
  Progress progress = restarted(p, before, 0);
  CHECK(was_begun(progress, 0));
  CHECK(next_attempt(p, progress).block == 1);
  CHECK(next_attempt(p, progress).attempt == 2);
  progress = restarted(p, after(p, progress, Outcome::answered), 0); // and once more
  CHECK(next_attempt(p, progress).attempt == 3);
  for (int i = 0; i < 2; ++i) progress = after(p, progress, Outcome::answered);
  CHECK(progress.block == before.block);
  CHECK(progress.queue == before.queue);
  CHECK(progress.attempts == before.attempts);
}

TEST_CASE("a journal with a block that began again leads to where the session was") {
  const design::Plan p = plan_for(test::small_design(), test::small_set(), "L01");
  const auto progress = replay(p, {{1, 1, 1, Outcome::answered},
                                   {1, 2, 1, Outcome::killed},
                                   {1, 0, 0, Outcome::restarted},
                                   {1, 1, 2, Outcome::answered}});
  CHECK(next_attempt(p, progress).trial == 2);
  CHECK(next_attempt(p, progress).attempt == 2);
  CHECK_THROWS_WITH(replay(p, {{7, 0, 0, Outcome::restarted}}),
                    Catch::Contains("begins block 7 of L01 again"));
}

TEST_CASE("a block was begun when one of its trials was tried") {
  const design::Plan p = plan_for(test::small_design(), test::small_set(), "L01");
  Progress progress = begin(p);
  CHECK_FALSE(was_begun(progress, 0));
  progress = after(p, progress, Outcome::killed);
  CHECK(was_begun(progress, 0));
  CHECK_FALSE(was_begun(progress, 1));
  for (int i = 0; i < 2; ++i) progress = after(p, progress, Outcome::answered);
  CHECK(was_begun(progress, 0));
  CHECK_FALSE(was_begun(progress, 1));
}
