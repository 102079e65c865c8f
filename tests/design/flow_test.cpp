#include "design/flow.h"

#include "design/design.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;

namespace {

ReadDesign with(const std::string& line) {
  return parse_design("version = 1\nname = \"a\"\nset = \"s\"\nseed = 5\nlisteners = 2\n" + line + "\n",
                      "/study");
}

std::string problem(const std::string& line) {
  const auto read = with(line);
  REQUIRE(read.problems.size() == 1);
  return text(read.problems.front());
}

} // namespace

TEST_CASE("a study that says nothing has the check of earlier versions and goes on where it was") {
  const Design design = with("").design;
  CHECK(design.check == SoundCheck::tones);
  CHECK(design.resume == Resume::go_on);
  CHECK(design.max_plays == 1);
}

TEST_CASE("check and resume have three words each, and every word leads to its meaning") {
  for (const SoundCheck each : {SoundCheck::tones, SoundCheck::sides, SoundCheck::audible})
    CHECK(with("check = \"" + std::string(name_of(each)) + "\"").design.check == each);
  for (const Resume each : {Resume::go_on, Resume::restart_block, Resume::discard})
    CHECK(with("resume = \"" + std::string(name_of(each)) + "\"").design.resume == each);
}

TEST_CASE("a word that is not known is refused with its line and the one that was meant") {
  CHECK(
      problem("check = \"side\"") ==
      "/study/study.toml:6: check \"side\" is not known (did you mean sides?); use tones, sides or audible");
  CHECK(problem("resume = \"restart_block\"") == "/study/study.toml:6: resume \"restart_block\" is not known "
                                                 "(did you mean restart-block?); use continue, "
                                                 "restart-block or discard");
  CHECK(problem("max_plays = 11") == "/study/study.toml:6: max_plays is 11; it must lie within 1 and 10");
}
