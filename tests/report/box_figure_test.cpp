#include "report/box_figure.h"

#include "support/hand_votes.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("each condition has a box, a mean, and the votes beyond its whiskers") {
  votes::VoteOptions options;
  options.scale = method::Scale{0, 100};
  std::string csv = "listener,stimulus,condition,vote\n";
  for (const int vote : {10, 20, 30, 40, 50, 60, 70, 80, 100})
    csv += "L" + std::to_string(vote) + ",s,x," + std::to_string(vote) + "\nL" + std::to_string(vote) +
           ",t,y,50\n";
  csv += "L1,t,y,99\n";
  const auto votes = test::hand_votes(csv, options);
  const FigureForms forms = box_figure(analysis::condition_votes(votes), analysis::provenance_of(votes),
                                       analysis::scale_words(votes, {}), votes.scale, {});
  const auto& panel = forms.figure.panels.front();
  REQUIRE(panel.blocks.size() == 2);
  CHECK(panel.blocks[0].low == 30); // of type 7
  CHECK(panel.blocks[0].high == 70);
  const auto& means = panel.series.back();
  CHECK(means.name == "mean");
  CHECK(means.points[0].y == 460.0 / 9);
  const auto& beyond = panel.series[panel.series.size() - 2];
  REQUIRE(beyond.points.size() == 1);
  CHECK(beyond.points.front().y == 99);
  CHECK(panel.y.title == "vote");
  CHECK(panel.y.high == 100);
}
