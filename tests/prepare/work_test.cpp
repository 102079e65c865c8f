#include "prepare/work.h"

#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;

namespace {

/// Why each of the six stimuli is stale: direct.a, direct.b, q12.a, q12.b, loss5.a, loss5.b.
std::vector<Stale> stale(const test::SourceSet& set, const std::string& version = "1") {
  return work_of(set.path(), {version, 1}).stale;
}

} // namespace

TEST_CASE("what was never made is told, what was made as planned is not stale") {
  const test::SourceSet set;
  CHECK(stale(set) == std::vector<Stale>(6, Stale::unmade));
  set.run();
  CHECK(stale(set) == std::vector<Stale>(6, Stale::no));
  CHECK(stale(set, "2") == std::vector<Stale>(6, Stale::version));
}

TEST_CASE("each kind of change makes its own stimuli stale") {
  const test::SourceSet set;
  set.run();
  set.replace("q_db = 12", "q_db = 13");
  std::filesystem::remove(set.file("direct.a.wav"));
  set.folder.write("stimuli/loss5.a.wav", "edited");
  CHECK(stale(set) == std::vector<Stale>{Stale::missing, Stale::no, Stale::recipe, Stale::recipe,
                                         Stale::changed, Stale::no});
  signal::write_wav(set.path() / "source/b.wav", test::speech_like(16000, 2.4, 99), 16);
  const auto found = stale(set);
  CHECK(found[1] == Stale::source);
  CHECK(found[3] == Stale::recipe);
  CHECK(found[5] == Stale::source);
}

TEST_CASE("a set whose policy would not clip today is stale only where it clipped") {
  const test::SourceSet set;
  set.run();
  auto lock = *stimulus::read_set(set.path()).lock;
  lock.stimuli[2].clipped_samples = 3;
  set.folder.write("set.lock", lock_text(lock));
  CHECK(stale(set) ==
        std::vector<Stale>{Stale::no, Stale::no, Stale::clipping, Stale::no, Stale::no, Stale::no});
}

TEST_CASE("what is unchanged is taken out once, an entry for each stimulus, empty for the stale ones") {
  const test::SourceSet set;
  set.run();
  Work whole = work_of(set.path(), {"1", 1});
  CHECK(whole.known_of(3)->id == "q12.b");
  CHECK(take_unchanged(whole).at(3).id == "q12.b");
  CHECK(whole.known_of(3) == nullptr);
  set.replace("q_db = 12", "q_db = 13");
  Work partly = work_of(set.path(), {"1", 1});
  const auto taken = take_unchanged(partly);
  REQUIRE(taken.size() == 6);
  CHECK(taken[1].id == "direct.b");
  CHECK(taken[2].id.empty());
  CHECK(taken[5].id == "loss5.b");
}

TEST_CASE("a work of a mistaken set is not to be done, and a reduction is part of every chain") {
  const test::SourceSet set;
  const Work work = work_of(set.path(), {"1", 1});
  CHECK(lock_head(work).tool_version == "1");
  CHECK(lock_head(work).set_sha256 == sha256_of_file(set.path() / "set.toml"));
  CHECK(with_reduction(work, 1.5).worklist.stimuli[0].chain.find(" > lower 1.5 dB > write") !=
        std::string::npos);
  set.replace("q_db = 12", "q_db = \"loud\"");
  CHECK(has_error(work_of(set.path(), {"1", 1}).problems));
}
