#include "scoring/scores_file.h"
#include "support/set_scores.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using scoring::SetScore;

namespace {

scoring::ReadScores read(const std::string& text) {
  NamedRows rows("old.csv", text);
  return scoring::read_scores(rows);
}

} // namespace

TEST_CASE("what is written is read back to the last bit, warnings and missing scores included") {
  SetScore one = test::set_score("a.s", "a", 3.3745055551125);
  one.warnings = {"the rate is above; --rate 16000 resamples", "two"};
  one.small = {0.1, 1.0 / 3, -3.25, std::nullopt, 1e-9};
  one.lag_s = -0.05;
  one.fvnsim = {0.1, 1.0 / 3, -1e-9};
  one.patches = {{0.18, 1.0 / 3, 0.4, {0.97, {}}}, {0.58, {}, 0.4, {0, {}}}};
  const SetScore none = test::set_score("b, \"x\".s", "b", std::nullopt);
  const std::string text = scoring::scores_csv({one, none});
  CHECK(scoring::is_scores_csv(text));
  const auto found = read(text);
  CHECK(found.problems.empty());
  REQUIRE(found.scores.size() == 2);
  CHECK(scoring::scores_csv(found.scores) == text);
  CHECK(found.scores[0].warnings == one.warnings);
  CHECK(found.scores[0].mos_lqo == one.mos_lqo);
  CHECK(found.scores[0].small.estoi == one.small.estoi);
  CHECK(found.scores[0].fvnsim == one.fvnsim);
  REQUIRE(found.scores[0].patches.size() == 2);
  CHECK(found.scores[0].patches[0].degraded_s == 1.0 / 3);
  CHECK_FALSE(found.scores[0].patches[1].degraded_s);
  CHECK(found.scores[0].patches[0].similarity.nsim == 0.97);
  CHECK(found.scores[1].patches.empty());
  CHECK(found.scores[1].stimulus == none.stimulus);
  CHECK(found.scores[1].reason == none.reason);
}

TEST_CASE("a table of another form is told from one of scores, and its mistakes are told by line") {
  CHECK_FALSE(scoring::is_scores_csv("stimulus,mos\na,3\n"));
  CHECK_FALSE(scoring::is_scores_csv(""));
  const std::string head = "stimulus,condition,measure,version,mode,mapping,mos_lqo,reason\n";
  CHECK(read(head + "a.s,a,visqol,333,speech,m,3,\n").problems.empty()); // the columns that are needed
  const std::string with_windows =
      "stimulus,condition,measure,version,mode,mapping,mos_lqo,reason,fvnsim,patches\n";
  const std::pair<std::string, std::string> mistakes[] = {
      {head + "a.s,a,visqol,333,speech,m,7,\n", "within 1 and 5"},
      {head + "a.s,a,visqol,333,speech,m,good,\n", "good"},
      {head + "a.s,a,visqol,333,speech,m,,\n", "neither mos_lqo nor reason"},
      {head + "a.s,a,visqol,333,speech,m,3,\na.s,a,visqol,333,speech,m,3,\n", "stands twice"},
      {head + ",a,visqol,333,speech,m,3,\n", "no stimulus"},
      {with_windows + "a.s,a,visqol,333,speech,m,3,,1 x,\n", "fvnsim holds \"x\""},
      {with_windows + "a.s,a,visqol,333,speech,m,3,,1,0.1:0.2:0.3\n", "patches holds"},
      {with_windows + "a.s,a,visqol,333,speech,m,3,,1,0.1:x:0.3:1\n", "patches holds"},
      {"stimulus,condition,measure,version,mode,mapping,mos_lq0,reason\n", "no column mos_lqo"}};
  for (const auto& [text, sentence] : mistakes) {
    CAPTURE(text);
    const auto problems = read(text).problems;
    REQUIRE(has_error(problems));
    CHECK(problems.front().message.find(sentence) != std::string::npos);
  }
}

TEST_CASE("tables of older programs, which kept no windows or no seal, are known as ours") {
  const std::string now = scoring::scores_csv({});
  const auto end = now.find_first_of("\r\n");
  const std::string head = now.substr(0, end), tail = now.substr(end), windows = ",fvnsim,patches,seal";
  REQUIRE(head.ends_with(windows));
  const std::string first = head.substr(0, head.size() - windows.size());
  for (const char* older : {"", ",seal", ",fvnsim,patches", ",fvnsim,patches,seal"})
    CHECK(scoring::is_scores_csv(first + older + tail));
  CHECK_FALSE(scoring::is_scores_csv(first + ",fvnsim" + tail));
  CHECK_FALSE(scoring::is_newer_scores_csv(first + ",seal" + tail));
}
