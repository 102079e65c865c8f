#include "report/votes_figure.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

FigureForms histogram_of(const std::string& rows, const std::optional<method::Scale>& scale = {},
                         const std::string& columns = "listener,stimulus,condition,vote\n") {
  votes::VoteOptions options;
  options.scale = scale;
  const auto votes = test::hand_votes(columns + rows, options);
  return votes_figure(analysis::mos_answer(votes, {"condition"}, stats::CiMethod::none, "NB"),
                      analysis::scale_words(votes, "NB"), {});
}

} // namespace

TEST_CASE("the votes of a condition stand one upon the other and make a hundred") {
  const auto panel = histogram_of("A,s,x,1\nB,s,x,5\nC,s,x,5\nD,s,x,4\n").figure.panels.front();
  REQUIRE(panel.blocks.size() == 3); // nobody gave 2 or 3
  CHECK(panel.blocks[0].low == 0);
  CHECK(panel.blocks[0].high == 25);
  CHECK(panel.blocks[1].high == 50);
  CHECK(panel.blocks[2].high == 100);
  CHECK(panel.keys.size() == 5);
  CHECK(panel.keys[3].name == "4 Good");
}

TEST_CASE("a long scale is shown in five bands, and every vote is in one of them") {
  std::string rows;
  for (int vote = 0; vote <= 100; ++vote)
    rows += "L" + std::to_string(vote) + ",s,x," + std::to_string(vote) + "\n";
  const auto forms = histogram_of(rows, method::Scale{0, 100});
  std::vector<std::string> names;
  for (const auto& key : forms.figure.panels.front().keys) names.push_back(key.name);
  CHECK(names == std::vector<std::string>{"0 to 20", "21 to 40", "41 to 60", "61 to 80", "81 to 100"});
  CHECK_THAT(forms.figure.panels.front().blocks.back().high, Catch::Matchers::WithinAbs(100, 1e-9));
}

TEST_CASE("several questions have a panel each") {
  const auto forms =
      histogram_of("A,s,x,sig,1\nA,s,x,bak,5\n", {}, "listener,stimulus,condition,question,vote\n");
  REQUIRE(forms.figure.panels.size() == 2);
  CHECK(forms.figure.panels[0].y.title == "bak: votes in %");
}
