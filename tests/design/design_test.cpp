#include "design/design.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using design::read_design;

namespace {

const char* const good = "version = 1\nname = \"demo\"\nset = \"../set\"\nseed = 5\nlisteners = 3\n";

std::vector<std::string> problems_of(const std::string& text) {
  const test::TempFolder folder;
  folder.write("study.toml", text);
  std::vector<std::string> out;
  for (const Problem& problem : read_design(folder.path()).problems)
    out.push_back(quietroom::text(problem).substr(folder.path().string().size() + 1));
  return out;
}

} // namespace

TEST_CASE("a number of listeners stands for their ids") {
  const test::TempFolder folder;
  folder.write("study.toml", good);
  const auto read = read_design(folder.path());
  CHECK(read.problems.empty());
  CHECK(read.design.listeners == std::vector<std::string>{"L01", "L02", "L03"});
  CHECK(read.design.set == (folder.path() / "../set").lexically_normal());
  CHECK_FALSE(read.design.level_db_spl);
}

TEST_CASE("every mistake in study.toml is reported with its line") {
  CHECK(problems_of("version = 2\nname = \"\"\nset = \"s\"\nseed = 5\nlisteners = [\"sim-001\", \"a b\", "
                    "\"x\", \"x\"]\n"
                    "practise = 2\nmax_plays = 3\nlevel_db_spl = 500\nmethod = \"mushra\"\n") ==
        std::vector<std::string>{
            "study.toml:1: version is 2; it must lie within 1 and 1",
            "study.toml:2: name is empty; give it a text",
            "study.toml:9: method \"mushra\" is not known; this version runs \"acr\"",
            "study.toml:7: max_plays is 3; it must lie within 1 and 1",
            "study.toml:5: listener \"sim-001\": ids that begin with sim- are for simulated listeners",
            "study.toml:5: listener \"a b\": use letters, digits, - and _ only",
            "study.toml:5: listener \"x\" stands twice; each id once",
            "study.toml:8: level_db_spl is 500; it must lie within 20 and 120",
            "study.toml:6: practise is not known here; is it misspelled?",
        });
}

TEST_CASE("the wording of the screens can be replaced") {
  const test::TempFolder folder;
  folder.write("study.toml", std::string(good) + "[wording]\nscale_heading = \"Qualität\"\n"
                                                 "scale_labels = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n");
  const auto read = read_design(folder.path());
  CHECK(read.problems.empty());
  CHECK(read.design.wording.scale_heading == "Qualität");
  CHECK(read.design.wording.scale_labels[4] == "e");
  CHECK(problems_of(std::string(good) + "[wording]\nscale_labels = [\"a\"]\nwelcom = \"x\"\n").size() == 2);
}

TEST_CASE("a study that is written reads back as it was") {
  const test::TempFolder folder;
  design::Design design;
  design.name = "say \"hi\"";
  design.set = "/sets/demo";
  design.seed = 99;
  design.listeners = {"A", "B"};
  design.confirm = true;
  design.level_db_spl = 73.5;
  folder.write("study.toml", study_toml(design));
  const auto read = read_design(folder.path());
  REQUIRE(read.problems.empty());
  CHECK(study_toml(read.design) == study_toml(design));
  CHECK(read.design.level_db_spl == 73.5);
}
