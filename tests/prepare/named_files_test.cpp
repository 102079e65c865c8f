#include "prepare/named_files.h"

#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;

namespace {

std::string names_of(const test::SourceSet& set) {
  std::string out;
  for (const NamedFile& each : named_files(set.path(), stimulus::read_set(set.path()).set))
    out += each.name + ":" + std::to_string(each.line) + " ";
  return out;
}

} // namespace

TEST_CASE("the files that a set reads are its sources and what its steps name that is there") {
  const test::SourceSet set;
  CHECK(names_of(set) == "source/a1.wav:7 source/a2.wav:7 source/b.wav:11 ");
  set.folder.write("noise.wav", "x");
  set.replace("step = \"mnru\", q_db = 12", "step = \"noise\", files = [\"noise.wav\", \"none.wav\"]");
  CHECK(names_of(set) == "source/a1.wav:7 source/a2.wav:7 source/b.wav:11 noise.wav:20 ");
  set.replace("none.wav", "stimuli/none.wav"); // it would be one that prepare writes
  CHECK(names_of(set).ends_with("noise.wav:20 stimuli/none.wav:20 "));
}

TEST_CASE("what a set reads may neither lie where prepare writes nor be a file of the set itself") {
  const test::SourceSet set;
  const auto told = [&] { return inputs_among_outputs(set.path(), stimulus::read_set(set.path()).set); };
  CHECK(told().empty());
  set.replace("source/b.wav", "source/../stimuli/b.wav");
  REQUIRE(told().size() == 1);
  CHECK(told()[0].where == (set.path() / "set.toml").string() + ":11");
  CHECK_THAT(told()[0].message, Catch::Contains("where prepare writes its own files"));
  set.replace("source/../stimuli/b.wav", "set.lock");
  std::filesystem::copy_file(set.path() / "source/a1.wav", set.path() / "set.lock");
  const stimulus::StimulusSet read = stimulus::read_manifest(set.path()).set;
  CHECK_THAT(inputs_among_outputs(set.path(), read).at(0).message,
             Catch::Contains("a file of the set itself"));
}
