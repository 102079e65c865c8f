#include "report/letters_figure.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("every pair is a cell below the diagonal, and a row tells mean and letters") {
  const auto votes = test::hand_votes(
      "listener,stimulus,condition,vote\nA,x,good,5\nA,y,fair,3\nA,z,bad,1\nB,x,good,5\nB,y,fair,3\nB,z,bad,"
      "1\nC,x,good,4\nC,y,fair,3\nC,z,bad,1\nD,x,good,5\nD,y,fair,2\nD,z,bad,1\n");
  const auto forms =
      letters_figure(analysis::contrast(votes, {}), {{{"good", "Good codec", false}}, {}, RowOrder::set});
  const auto& panel = forms.figure.panels.front();
  REQUIRE(panel.blocks.size() == 3);
  for (const auto& cell : panel.blocks) CHECK(cell.right <= cell.low + 1); // column before row
  CHECK(panel.y.ticks.front().label == "1  Good codec");
  CHECK(panel.y.opposite.front().label == "4.75  a");
  CHECK(panel.y.downward);
  CHECK(forms.data.rows.size() == 3);
}
