#include "design/design.h"

#include "design/written_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using design::read_design;
using test::good;
using test::problems_of;

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
                    "practise = 2\nmax_plays = 30\nlevel_db_spl = 500\nmethod = \"mushra\"\n") ==
        std::vector<std::string>{
            "study.toml:1: version is 2; it must lie within 1 and 1",
            "study.toml:2: name is empty; give it a text",
            "study.toml:9: method \"mushra\" (multiple stimuli with hidden reference and anchor, ITU-R "
            "BS.1534) is not carried by this version; use acr, effort, loudness, acr-hr, dcr, ccr, p835 or "
            "dimensions",
            "study.toml:7: max_plays is 30; it must lie within 1 and 10",
            "study.toml:5: listener \"sim-001\": ids that begin with sim- are for simulated listeners",
            "study.toml:5: listener \"a b\": use letters, digits, - and _ only",
            "study.toml:5: listener \"x\" stands twice; each id once",
            "study.toml:8: level_db_spl is 500; it must lie within 20 and 120",
            "study.toml:6: practise is not known here; did you mean practice?",
        });
}

TEST_CASE("a study that is written reads back as it was") {
  const test::TempFolder folder;
  design::Design design;
  design.name = "say \"hi\"";
  design.set = "../sets/demo";
  design.seed = 99;
  design.listeners = {"A", "B"};
  design.confirm = true;
  design.level_db_spl = 73.5;
  folder.write("study.toml", study_toml(design));
  const auto read = read_design(folder.path());
  REQUIRE(read.problems.empty());
  CHECK(read.design.set == (folder.path() / "../sets/demo").lexically_normal());
  design.set = read.design.set;
  CHECK(study_toml(read.design) == study_toml(design));
  CHECK(read.design.level_db_spl == 73.5);
}

TEST_CASE("the method of a study brings its scale and its words, and [wording] replaces them") {
  const test::TempFolder folder;
  const auto read = [&](const std::string& more) {
    folder.write("study.toml", std::string(good) + more);
    const auto out = read_design(folder.path());
    REQUIRE(out.problems.empty());
    return out.design;
  };
  CHECK(read("").method.id == "acr"); // the default
  for (const method::Method& method : method::methods()) {
    CAPTURE(method.id);
    const auto design = read("method = \"" + method.id + "\"\n");
    CHECK(design.method == method);
    CHECK(design.wording.scales[0].heading == method.questions[0].heading);
    CHECK(design.wording.scales[0].labels == method.questions[0].labels);
    CHECK(design.wording.welcome_text == method.welcome_text);
    CHECK(study_toml(design).find("method = \"" + method.id + "\"") != std::string::npos);
  }
  const auto own =
      read("method = \"effort\"\n[wording]\nscale_heading = \"Höranstrengung\"\nwelcome_text = \"Hallo\"\n");
  CHECK(own.wording.scales[0].heading == "Höranstrengung");
  CHECK(own.wording.scales[0].labels == method::find("effort")->questions[0].labels);
  CHECK(own.wording.welcome_text == "Hallo");
}

TEST_CASE("a method that this version does not carry is refused with its line") {
  const auto problems = problems_of(std::string(good) + "method = \"mushra\"\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] ==
        "study.toml:6: method \"mushra\" (multiple stimuli with hidden reference and anchor, ITU-R BS.1534) "
        "is not "
        "carried by this version; use acr, effort, loudness, acr-hr, dcr, ccr, p835 or dimensions");
}

TEST_CASE("what study.toml leaves out is what a new design has") {
  const test::TempFolder folder;
  folder.write("study.toml", good);
  const auto read = read_design(folder.path()).design;
  const design::Design fresh;
  CHECK(read.method == fresh.method);
  CHECK(read.language == fresh.language);
  CHECK(read.practice == fresh.practice);
  CHECK(read.break_after == fresh.break_after);
  CHECK(read.break_min_s == fresh.break_min_s);
  CHECK(read.confirm == fresh.confirm);
  CHECK(read.max_plays == fresh.max_plays);
  CHECK(read.experimenter_code == fresh.experimenter_code);
  CHECK(named_texts(read.wording, read.method) == named_texts(fresh.wording, fresh.method));
}

TEST_CASE("what cannot be meant is refused once, with its line") {
  const auto one = [](const std::string& lines) {
    const auto found = problems_of(good + lines);
    CAPTURE(lines);
    REQUIRE(found.size() == 1);
    return found[0];
  };
  using Catch::Contains;
  CHECK_THAT(one("practice = 0\npage_after_practice = true\n"),
             Contains("study.toml:7: page_after_practice has no"));
  CHECK_THAT(one("experimenter_code = \"123\"\n"),
             Contains("study.toml:6: experimenter_code: the code has 3 digits"));
  CHECK(problems_of(std::string(good) + "experimenter_code = \"1234\"\n").empty());
  CHECK_THAT(one("[[item]]\nstimulus = \"a\"\ngold = 2.5\n"),
             Contains("study.toml:8: gold must be a whole number"));
  CHECK_THAT(one("[form]\nask = [\"shoe\"]\n"), Contains("the field \"shoe\" is not known"));
  CHECK_THAT(one("[form]\nask = []\n"), Contains("asks nothing"));
  CHECK_THAT(one("[[field]]\nfield = \"a\"\nheading = \"\"\n"), Contains("heading is empty"));
  CHECK_THAT(one("[[field]]\nfield = \"a\"\nheading = \" \"\n"), Contains("heading is blank"));
}

TEST_CASE("a name on two lines and an absolute path of the set are refused") {
  const auto found = problems_of("version = 1\nname = \"a\\nb\"\nset = \"/etc\"\nseed = 5\nlisteners = 3\n");
  REQUIRE(found.size() == 2);
  CHECK_THAT(found[0], Catch::StartsWith("study.toml:2: name \"a\\nb\" has a control character"));
  CHECK_THAT(found[1], Catch::StartsWith("study.toml:3: set = \"/etc\" is an absolute path"));
}

TEST_CASE("the id of a listener is refused with what is wrong with it") {
  const auto one = [](const std::string& id) {
    const auto found =
        problems_of("version = 1\nname = \"a\"\nset = \"s\"\nseed = 5\nlisteners = [\"" + id + "\"]\n");
    REQUIRE(found.size() == 1);
    return found[0];
  };
  using Catch::Contains;
  CHECK_THAT(one(std::string(65, 'a')), Contains("has 64 characters at the most, and this one has 65"));
  CHECK_THAT(one("-x"), Contains("would be read as an option"));
  CHECK_THAT(one("SIM-1"), Contains("are for simulated listeners"));
  CHECK_THAT(one("Zo\u00eb"), Contains("use letters, digits"));
}
