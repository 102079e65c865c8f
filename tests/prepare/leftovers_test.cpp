#include "prepare/leftovers.h"

#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace quietroom;
namespace fs = std::filesystem;
using test::SourceSet;

TEST_CASE("a stimulus that set.toml drops is removed if the lock lists it, and nothing else is") {
  const SourceSet set;
  set.run();
  set.folder.write("stimuli/mine.wav", "not yours");
  set.replace("[[condition]]\nid = \"q12\"\nsteps = [{ step = \"mnru\", q_db = 12 }]\n", "");
  CHECK(set.run().removed == 2);
  CHECK_FALSE(fs::exists(set.file("q12.a.wav")));
  CHECK(fs::exists(set.file("mine.wav")));
  CHECK(fs::exists(set.file("direct.a.wav")));
}

TEST_CASE("a lock that lists a file outside SET/stimuli does not get it removed") {
  const SourceSet set;
  set.run();
  auto lock = *stimulus::read_set(set.path()).lock;
  lock.stimuli[0].file = "source/b.wav";
  lock.stimuli[1].file = "../b.wav";
  set.folder.write("set.lock", lock_text(lock));
  set.replace("id = \"direct\"", "id = \"straight\"");
  set.run();
  CHECK(fs::exists(set.path() / "source/b.wav"));
}

TEST_CASE("what an interrupted run left is cleared away and disturbs nothing") {
  const SourceSet set;
  set.run();
  const auto whole = set.bytes();
  const pid_t ended = ::fork(); // the id of a process that is no more
  if (ended == 0) ::_exit(0);
  ::waitpid(ended, nullptr, 0);
  const std::string leftover = ".direct.a.part" + std::to_string(ended) + ".wav";
  const std::string running = ".direct.b.part" + std::to_string(::getppid()) + ".wav";
  set.folder.write("stimuli/" + leftover, "half");
  set.folder.write("stimuli/" + running, "half");
  fs::remove(set.path() / "set.lock"); // it is written last
  CHECK(set.run().prepared == 6);
  CHECK_FALSE(fs::exists(set.file(leftover)));
  CHECK(fs::exists(set.file(running)));
  fs::remove(set.file(running));
  CHECK(set.bytes() == whole);
}

TEST_CASE("a dropped stimulus that was edited is kept, with a word") {
  const SourceSet set;
  set.run();
  set.folder.write("stimuli/q12.a.wav", "edited");
  set.replace("id = \"q12\"", "id = \"q13\"");
  const prepare::PrepareOutcome outcome = set.run();
  CHECK(outcome.removed == 1); // q12.b
  REQUIRE(outcome.problems.size() == 1);
  CHECK(outcome.problems[0].where == set.file("q12.a.wav").string());
  CHECK(read_file(set.file("q12.a.wav")) == "edited");
}

TEST_CASE("what set.toml names is no leftover, however it is called") {
  const SourceSet set;
  const pid_t ended = ::fork();
  if (ended == 0) ::_exit(0);
  ::waitpid(ended, nullptr, 0);
  const std::string name = ".take.part" + std::to_string(ended) + ".wav";
  fs::copy_file(set.path() / "source/b.wav", set.path() / name);
  set.folder.write(".mine.part" + std::to_string(ended) + ".txt", "notes");
  set.replace("source/b.wav", name);
  CHECK(set.run().prepared == 6);
  CHECK(fs::exists(set.path() / name));
  CHECK(fs::exists(set.path() / (".mine.part" + std::to_string(ended) + ".txt")));
}
