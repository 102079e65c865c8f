#include "analysis/scores_table.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

const std::string line = "# scores: name=POLQA version=3 range=1..4.75 direction=higher\n";

} // namespace

TEST_CASE("a first line declares the measure of a table of stimuli") {
  const auto found = analysis::scores_table("p.csv", line + "stimulus,score\na.1,4.5\na.2,\n");
  CHECK(found.problems.empty());
  REQUIRE(found.questions.size() == 1);
  const auto& polqa = found.questions[0];
  CHECK(polqa.name == "POLQA");
  CHECK(polqa.version == "3");
  CHECK(polqa.range.high == 4.75);
  CHECK(polqa.range.higher_is_better);
  CHECK_FALSE(polqa.by_condition);
  CHECK(polqa.scores == std::map<std::string, double>{{"a.1", 4.5}}); // an empty score is none
}

TEST_CASE("columns declare several measures in one table, of conditions here") {
  const auto found = analysis::scores_table("p.csv", "condition,score,name,version,low,high,direction\n"
                                                     "a,0.2,warpq,1,0,5,lower\n"
                                                     "a,4,nisqa,2,1,5,higher\nb,3,nisqa,2,1,5,higher\n");
  CHECK(found.problems.empty());
  REQUIRE(found.questions.size() == 2);
  CHECK_FALSE(found.questions[0].range.higher_is_better);
  CHECK(found.questions[1].scores.size() == 2);
  CHECK(found.questions[1].by_condition);
}

TEST_CASE("what is not declared is never guessed, and each mistake is told with its line") {
  const std::pair<std::string, const char*> mistakes[] = {
      {"stimulus,score\na.1,4\n", "are not all declared"},
      {"# scores: name=x version=1 range=1..5\nstimulus,score\na.1,4\n", "are not all declared"},
      {"# scores: name=x version=1 range=5..1 direction=higher\nstimulus,score\na.1,4\n",
       "the lower one first"},
      {"# scores: name=x version=1 range=1..5 direction=up\nstimulus,score\na.1,4\n", "direction is \"up\""},
      {"# scores: name=x colour=red\nstimulus,score\n", "\"colour=red\" is not known here"},
      {"# POLQA 3\nstimulus,score\n", "declares nothing"},
      {line + "stimulus,polqa\na.1,4\n", "no column score"},
      {line + "file,score\na.1,4\n", "no column stimulus and no column condition"},
      {line + "stimulus,score\na.1,4.9\n", "beyond the declared range"},
      {line + "stimulus,score\na.1,4\na.1,4\n", "two scores of POLQA"},
      {line + "stimulus,score,name\na.1,4,x\n", "keep one of them"},
      {line + "stimulus,score\n", "there is no score"},
      {"stimulus,score,name,version,low,high,direction\na,1,x,1,1,5,higher\nb,1,x,2,1,5,higher\n",
       "are not as in its first row"}};
  for (const auto& [text, sentence] : mistakes) {
    CAPTURE(text);
    const auto problems = analysis::scores_table("p.csv", text).problems;
    REQUIRE(has_error(problems));
    CHECK(std::ranges::any_of(problems, [&, text = std::string(sentence)](const Problem& each) {
      return each.severity == Severity::error && each.message.find(text) != std::string::npos;
    }));
    CHECK(problems.front().where.starts_with("p.csv:"));
  }
  CHECK(analysis::scores_table("p.csv", line + "stimulus,score\na.1,4.9\n").problems.front().where ==
        "p.csv:3");
}

TEST_CASE(
    "a byte order mark before the first line is passed over, and a condition beside a stimulus is kept") {
  const auto found =
      analysis::scores_table("p.csv", "\xEF\xBB\xBF" + line + "stimulus,condition,score\na.1,a,4.5\n");
  CHECK(found.problems.empty());
  REQUIRE(found.questions.size() == 1);
  REQUIRE(found.questions[0].stated.size() == 1);
  CHECK(found.questions[0].stated[0].column == "condition");
  CHECK(found.questions[0].stated[0].value == "a");
  CHECK(found.questions[0].stated[0].where == "p.csv:3");
}

TEST_CASE("a mistake in the header is told with its line, and semicolons by their name") {
  const auto columns = analysis::scores_table("p.csv", line + "stimulus,scor\na.1,4\n").problems;
  REQUIRE(!columns.empty());
  CHECK(columns.front().where == "p.csv:2");
  const auto semicolons = analysis::scores_table("p.csv", line + "stimulus;score\na.1;4\n").problems;
  REQUIRE(semicolons.size() == 1);
  CHECK(text(semicolons[0]) == "p.csv:2: the columns are separated by semicolons; save the file with commas");
}
