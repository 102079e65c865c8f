#include "core/folder_lock.h"
#include "prepare/worklist_of_set.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom;
using test::SourceSet;
namespace fs = std::filesystem;

namespace {

bool names(const std::vector<Problem>& problems, const std::string& text) {
  for (const Problem& each : problems)
    if (each.severity == Severity::error && quietroom::text(each).find(text) != std::string::npos)
      return true;
  return false;
}

prepare::PrepareOutcome forced(const SourceSet& set) {
  prepare::PrepareOptions options{"1", 2};
  options.force = true;
  return prepare::prepare(set.path(), options);
}

} // namespace

TEST_CASE("a source that stands where a stimulus will is refused by prepare and check, and kept") {
  const SourceSet set;
  fs::create_directory(set.path() / "stimuli");
  fs::copy_file(set.path() / "source/b.wav", set.file("direct.b.wav"));
  const std::string recording = read_file(set.file("direct.b.wav"));
  set.replace("source/b.wav", "stimuli/direct.b.wav");
  SECTION("by its name") {}
  SECTION("by another spelling") { set.replace("stimuli/direct.b.wav", "./source/../stimuli/direct.b.wav"); }
  SECTION("through a link") {
    fs::create_symlink("../stimuli/direct.b.wav", set.path() / "source/link.wav");
    set.replace("stimuli/direct.b.wav", "source/link.wav");
  }
  const prepare::PrepareOutcome outcome = set.run();
  CHECK(names(outcome.problems, "set.toml:11: "));
  CHECK(names(outcome.problems, "where prepare writes its own files"));
  CHECK(names(forced(set).problems, "where prepare writes its own files"));
  CHECK(names(prepare::check_recipes(set.path(), stimulus::read_set(set.path()).set), "set.toml:11: "));
  CHECK(read_file(set.file("direct.b.wav")) == recording);
  CHECK_FALSE(fs::exists(set.path() / "set.lock"));
}

TEST_CASE("what a step reads is not taken from the stimuli, made or not yet") {
  const SourceSet set;
  set.replace("steps = [{ step = \"mnru\", q_db = 12 }]",
              "steps = [{ step = \"concat\", before = \"stimuli/direct.a.wav\" }]");
  CHECK(names(set.run().problems, "set.toml:20: stimuli/direct.a.wav is in the folder stimuli"));
  CHECK_FALSE(fs::exists(set.path() / "stimuli"));
}

TEST_CASE("a hard link of a source in the place of a stimulus is no place to write") {
  const SourceSet set;
  fs::create_directory(set.path() / "stimuli");
  fs::create_hard_link(set.path() / "source/b.wav", set.file("q12.b.wav"));
  CHECK(names(forced(set).problems, "q12.b.wav: is read by this set"));
}

TEST_CASE("a recording in the place of a stimulus is kept unless prepare is told to replace it") {
  const SourceSet set;
  SECTION("of a set that was never prepared") {
    set.folder.write("stimuli/q12.a.wav", "a recording of mine");
    CHECK_THROWS_WITH(set.run(), Catch::Contains("q12.a.wav is there already"));
  }
  SECTION("of one that was, edited since") {
    set.run();
    set.folder.write("stimuli/q12.a.wav", "a recording of mine");
    const auto problems = set.run().problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].where == set.file("q12.a.wav").string());
  }
  SECTION("of a condition that is new") {
    set.run();
    set.folder.write("stimuli/new.a.wav", "mine");
    set.folder.write("set.toml", test::set_document + "[[condition]]\nid = \"new\"\n");
    CHECK(names(set.run().problems, "new.a.wav: is there already"));
    CHECK(read_file(set.file("new.a.wav")) == "mine");
    CHECK_FALSE(fs::exists(set.file("new.b.wav"))); // nothing was written
    return;
  }
  CHECK(read_file(set.file("q12.a.wav")) == "a recording of mine");
  CHECK(forced(set).problems.empty());
  const SourceSet clean;
  clean.run();
  CHECK(set.bytes() == clean.bytes());
}

TEST_CASE("two prepare at once: the second is refused") {
  const SourceSet set;
  {
    const FolderLock other(set.path(), "quietroom prepare");
    CHECK_THROWS_WITH(set.run(), Catch::Contains("another quietroom prepare works in this folder"));
  }
  CHECK(set.run().prepared == 6);
}
