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
            "study.toml:6: practise is not known here; did you mean practice?",
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

TEST_CASE("labels that are blank, or that nobody could tell apart, are refused, each with a sentence") {
  const auto problems = [](const std::string& labels) {
    std::vector<std::string> out;
    for (const std::string& problem :
         problems_of(std::string(good) + "[wording]\nscale_labels = [" + labels + "]\n"))
      out.push_back(problem.substr(problem.find("scale_labels")));
    return out;
  };
  using Sentences = std::vector<std::string>;
  CHECK(problems(R"("a", "b", "c", "d", "e")").empty());
  CHECK(problems(R"("a", "", "c", "d", "e")") ==
        Sentences{"scale_labels: the label of 4 is blank; give it a text"});
  CHECK(problems(R"("a", "b", "c", " \t\n", "\u00A0")") ==
        Sentences{"scale_labels: the label of 2 is blank; give it a text",
                  "scale_labels: the label of 1 is blank; give it a text"});
  CHECK(problems(R"("Good", "b", "c", " good ", "e")").size() == 1);
  CHECK(problems(R"("very good", "b", "very  good", "very\u00A0good", "e")") ==
        Sentences{
            "scale_labels: 5 and 3 have the same label \"very  good\"; a listener could not tell them apart",
            "scale_labels: 5 and 2 have the same label \"very\u00A0good\"; a listener could not tell them "
            "apart"});
  CHECK(problems("").size() == 1); // none is not five
  CHECK(problems(R"("a", "b", "c", "d")").size() == 1);
  CHECK(problems(R"("1", "2", "3", "4", "5")").empty());
}

TEST_CASE("a text that a listener needs may not be blank, one of a page may") {
  const auto count = [](const std::string& line) {
    return problems_of(std::string(good) + "[wording]\n" + line + "\n").size();
  };
  for (const char* key : {"scale_heading", "vote_now", "press_listen", "call_title", "listening"}) {
    CAPTURE(key);
    CHECK(count(std::string(key) + " = \"\"") == 1);
    CHECK(count(std::string(key) + " = \"  \"") == 1);
  }
  for (const char* key : {"welcome_text", "break_text", "break_over"})
    CHECK(count(std::string(key) + " = \"\"") == 0);
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
