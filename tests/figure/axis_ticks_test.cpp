#include "figure/axis_ticks.h"

#include "support/plain_font.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;
using quietroom::test::plain_font;

namespace {

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> out;
  for (const Tick& each : ticks) out.push_back(each.label);
  return out;
}

const FigureAxis five = {"MOS",
                         1,
                         5,
                         {{1, "1"}, {2, "2"}, {3, "3"}, {4, "4"}, {5, "5"}},
                         {{1, "Bad"}, {2, "Poor"}, {3, "Fair"}, {4, "Good"}, {5, "Excellent"}}};

} // namespace

TEST_CASE("the ticks of a scale stay where they have room, and give way to fewer where they have none") {
  CHECK(labels(shown_ticks(five, 100, true, plain_font())) ==
        std::vector<std::string>{"1", "2", "3", "4", "5"});
  CHECK(labels(shown_ticks(five, 20, true, plain_font())).size() < 5);
}

TEST_CASE("an axis without ticks of its own gets round numbers that keep apart") {
  const FigureAxis wide = {"", 0, 1000, {}};
  for (const double length : {40.0, 90.0, 240.0}) {
    const auto ticks = shown_ticks(wide, length, false, plain_font());
    REQUIRE(ticks.size() >= 2);
    const double apart = (ticks[1].at - ticks[0].at) / 1000 * length;
    CHECK(apart >= plain_font().width_pt(ticks.back().label, label_pt));
  }
}

TEST_CASE("words above a flat axis stand on one row, else on two by turns, else only the ends are shown") {
  const auto rows = [](double length) {
    std::size_t out = 0;
    for (const Word& each : shown_words(five, length, false, 0, plain_font()))
      out = std::max(out, each.row + 1);
    return out;
  };
  CHECK(rows(240) == 1);
  CHECK(rows(90) == 2);
  const auto ends = shown_words(five, 40, false, 0, plain_font());
  REQUIRE(ends.size() == 2);
  CHECK(ends.front().lines.front() == "Bad");
  CHECK(ends.front().anchor == Anchor::start);
  CHECK(ends.back().anchor == Anchor::end);
}

TEST_CASE("words beside an upright axis are wrapped") {
  const FigureAxis effort = {
      "",
      1,
      2,
      {},
      {{1, "No meaning understood with any feasible effort"}, {2, "Complete relaxation possible"}}};
  const auto words = shown_words(effort, 100, true, 60, plain_font());
  REQUIRE(words.size() == 2);
  CHECK(words[0].lines.size() == 4); // 17 characters of 3.5 pt a line
}
