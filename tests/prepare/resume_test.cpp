#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <atomic>
#include <catch2/catch.hpp>

using namespace quietroom;
using test::SourceSet;
namespace fs = std::filesystem;

namespace {

/// Runs until `count` stimuli are made, then asks to stop.
prepare::PrepareOutcome stopped_after(const SourceSet& set, std::size_t count, unsigned threads = 2) {
  std::atomic<std::size_t> made = 0;
  prepare::PrepareOptions options{"1", threads, [&] { return made >= count; }};
  return prepare::prepare(set.path(), options, [&](std::size_t done, std::size_t) { made = done; });
}

bool has_part_files(const SourceSet& set) {
  for (const auto& entry : fs::recursive_directory_iterator(set.path()))
    if (entry.path().filename().string().find(".part") != std::string::npos) return true;
  return false;
}

} // namespace

TEST_CASE("a run that is stopped leaves no half file and no lock, and the next one goes on") {
  const SourceSet whole;
  whole.run();
  for (const unsigned threads : {1U, 2U, 3U}) {
    const SourceSet set;
    const prepare::PrepareOutcome stopped = stopped_after(set, 2, threads);
    CHECK(stopped.interrupted);
    CHECK(stopped.prepared >= 2);
    CHECK(stopped.prepared < 6);
    CHECK_FALSE(fs::exists(set.path() / "set.lock"));
    CHECK_FALSE(has_part_files(set));
    const prepare::PrepareOutcome rest = set.run();
    CHECK_FALSE(rest.interrupted);
    CHECK(rest.unchanged == stopped.prepared);
    CHECK(rest.prepared == 6 - stopped.prepared);
    CHECK(set.bytes() == whole.bytes()); // the journal is gone, too
  }
}

TEST_CASE("stopped twice, and again after a change, the set ends as if it had been prepared at once") {
  const SourceSet set;
  const auto first = stopped_after(set, 1, 1).prepared;
  const auto second = stopped_after(set, 1, 1).prepared;
  CHECK(prepare::verify(set.path(), {"1", 2}).stale == 6 - first - second);
  set.replace("q_db = 12", "q_db = 18");
  stopped_after(set, 1, 1);
  set.run();
  const SourceSet whole;
  whole.replace("q_db = 12", "q_db = 18");
  whole.run();
  CHECK(set.bytes() == whole.bytes());
  const auto before = set.bytes();
  set.replace("q_db = 18", "q_db = 24");
  stopped_after(set, 1, 1); // the old lock stands, one of its files is a new one
  CHECK(set.run().prepared == 1);
  set.replace("q_db = 24", "q_db = 18");
  CHECK(set.run().prepared == 2);
  CHECK(set.bytes() == before);
}

TEST_CASE("a journal that is cut off, damaged, or another version's does no harm") {
  const SourceSet whole;
  whole.run();
  const SourceSet set;
  stopped_after(set, 3, 1);
  const fs::path file = set.path() / "stimuli/.journal.toml";
  const std::string journal = read_file(file);
  SECTION("cut off within its last record") {
    set.folder.write("stimuli/.journal.toml", journal.substr(0, journal.size() - 20));
    CHECK(set.run().unchanged == 2);
  }
  SECTION("damaged") {
    set.folder.write("stimuli/.journal.toml", "x = [\n" + journal);
    CHECK(set.run().unchanged == 0);
  }
  SECTION("empty") {
    set.folder.write("stimuli/.journal.toml", "");
    CHECK(set.run().unchanged == 0);
  }
  SECTION("of another version") {
    const SourceSet other;
    CHECK(set.run(2, "2").unchanged == 0);
    return;
  }
  CHECK(set.bytes() == whole.bytes());
}

TEST_CASE("a mistake found late keeps what was made before it") {
  const SourceSet set;
  set.folder.write("set.toml",
                   test::set_document +
                       "[[condition]]\nid = \"loud\"\nsteps = [{step = \"level\", level_dbov = 0}]\n");
  CHECK_THROWS_WITH(set.run(1),
                    Catch::Contains("set.toml:24: stimulus loud.a") && Catch::Contains("would clip"));
  set.replace("level_dbov = 0", "level_dbov = -30");
  CHECK(set.run(1).unchanged == 3);
}
