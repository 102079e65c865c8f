#include "prepare/making.h"

#include "recipe/interrupted.h"

#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;

namespace {

/// "s0 3 5 ": sources with an s.
std::string order_of(const Work& work) {
  std::string out;
  for (const Job& job : jobs_of(work)) out += (job.is_source ? "s" : "") + std::to_string(job.index) + " ";
  return out;
}

} // namespace

TEST_CASE("stimuli are made source by source, each source a thread's length before them") {
  const test::SourceSet set;
  CHECK(order_of(work_of(set.path(), {"1", 1})) == "s0 s1 0 2 4 1 3 5 "); // even ones are of source 0
  CHECK(order_of(work_of(set.path(), {"1", 3})) == "s0 s1 0 2 4 1 3 5 ");
  set.run();
  CHECK(order_of(work_of(set.path(), {"1", 1})).empty());
  std::filesystem::remove(set.file("q12.b.wav"));
  CHECK(order_of(work_of(set.path(), {"1", 1})) == "s1 3 "); // no source that nobody needs
}

TEST_CASE("what is unchanged stands in the lock at once, the others as they are made") {
  const test::SourceSet set;
  set.run();
  std::filesystem::remove(set.file("q12.b.wav"));
  Work work = work_of(set.path(), {"1", 1});
  stimulus::Lock lock = lock_head(work);
  std::size_t told = 0;
  const stimulus::OnProgress progress = [&](std::size_t done, std::size_t total) {
    told = done;
    CHECK(total == 1);
  };
  const auto jobs = jobs_of(work);
  Making making(work, progress, lock);
  REQUIRE(lock.stimuli.size() == 6);
  CHECK(lock.stimuli[2].id == "q12.a");
  CHECK(lock.stimuli[3].id.empty());
  for (const Job& job : jobs) making.run(job);
  CHECK(making.done() == 1);
  CHECK(told == 1);
  CHECK(lock.stimuli[3].id == "q12.b");
  CHECK(lock.stimuli[3].sha256 == sha256_of_file(set.file("q12.b.wav")));
}

TEST_CASE("a making that is to stop throws before its next job") {
  const test::SourceSet set;
  Work work = work_of(set.path(), {"1", 1, [] { return true; }});
  std::filesystem::create_directories(set.path() / "stimuli");
  stimulus::Lock lock = lock_head(work);
  const stimulus::OnProgress nobody;
  Making making(work, nobody, lock);
  CHECK_THROWS_AS(making.run({true, 0}), recipe::Interrupted);
  CHECK(making.done() == 0);
}
