#include "prepare/new_set.h"

#include "core/error.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
namespace fs = std::filesystem;

namespace {

Recording recording(const fs::path& file, const std::string& id) {
  Recording out;
  out.file = file;
  out.name = file.filename().string();
  out.source.id = id;
  out.source.talker = "ann";
  out.source.sex = "female";
  return out;
}

} // namespace

TEST_CASE("a new set reads back with its recordings as sources, those from elsewhere as copies") {
  const test::TempFolder folder;
  const test::TempFolder elsewhere;
  const auto far = elsewhere.write("far.wav", "far");
  const auto near = folder.write("set/own/near.wav", "near");
  write_new_set(folder.path() / "set", *find_set_template("mnru-nb"), {"my \"set\"", 7},
                {recording(far, "f"), recording(near, "n")});
  CHECK(read_file(folder.path() / "set/source/far.wav") == "far");
  CHECK_FALSE(fs::exists(folder.path() / "set/source/near.wav"));
  const stimulus::ReadSet read = stimulus::read_set(folder.path() / "set");
  CHECK_FALSE(has_error(read.problems));
  CHECK(read.set.name == "my \"set\"");
  CHECK(read.set.seed == 7);
  REQUIRE(read.set.sources.size() == 2);
  CHECK(read.set.sources[0].files == std::vector<std::string>{"source/far.wav"});
  CHECK(read.set.sources[0].sex == "female");
  CHECK(read.set.sources[1].files == std::vector<std::string>{"own/near.wav"});
}

TEST_CASE("what is there already is kept: a set.toml, and another file in the place of a copy") {
  const test::TempFolder folder;
  const test::TempFolder elsewhere;
  const auto far = elsewhere.write("far.wav", "far");
  const SetTemplate& mnru = *find_set_template("mnru-nb");
  folder.write("source/far.wav", "somebody's own");
  CHECK_THROWS_AS(write_new_set(folder.path(), mnru, {"n", 1}, {recording(far, "f")}), Error);
  CHECK(read_file(folder.path() / "source/far.wav") == "somebody's own");
  CHECK_FALSE(fs::exists(folder.path() / "set.toml"));
  folder.write("source/far.wav", "far"); // the same bytes need no copy
  write_new_set(folder.path(), mnru, {"n", 1}, {recording(far, "f")});
  CHECK_THROWS_WITH(write_new_set(folder.path(), mnru, {"n", 1}, {}),
                    Catch::Contains("is there already and is kept"));
}

TEST_CASE("a new set without recordings shows in a comment how to name them") {
  const test::TempFolder folder;
  write_new_set(folder.path(), *find_set_template("mnru-nb"), {"n", 1}, {});
  CHECK(read_file(folder.path() / "set.toml").find("# [[source]]") != std::string::npos);
  CHECK(fs::is_directory(folder.path() / "source"));
}
