#include "compare/gap_bar.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom::compare;

namespace {

std::size_t columns(const std::string& utf8) {
  std::size_t out = 0;
  for (const char c : utf8) out += (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  return out;
}

} // namespace

TEST_CASE("a bar grows from the axis to the side of its sign, in half columns") {
  CHECK(gap_bar(0.5, 1, 4) == "    │██  ");
  CHECK(gap_bar(-0.5, 1, 4) == "  ██│    ");
  CHECK(gap_bar(0.375, 1, 4) == "    │█▌  ");
  CHECK(gap_bar(-0.375, 1, 4) == "  ▐█│    ");
  CHECK(gap_bar(1, 1, 4) == "    │████");
  CHECK(gap_bar(0, 1, 4) == "    │    ");
  CHECK(gap_bar(std::nullopt, 1, 4) == "         ");
}

TEST_CASE("every bar and the axis above have the same width") {
  for (int i = -100; i <= 100; ++i) REQUIRE(columns(gap_bar(i / 100.0, 1, 10)) == 21);
  CHECK(columns(gap_axis(0.5, 10)) == 21);
  CHECK(gap_axis(0.5, 10) == "-0.5      0      +0.5");
}

TEST_CASE("the longest bar stands for a round number") {
  using Differences = std::vector<std::optional<double>>;
  CHECK(bar_reach(Differences{}) == 0.1);
  CHECK(bar_reach(Differences{0.02, std::nullopt, -0.42}) == 0.5);
  CHECK(bar_reach(Differences{0.5}) == 0.5);
  CHECK(bar_reach(Differences{-0.51}) == 1);
  CHECK(bar_reach(Differences{2.4}) == 5);
  CHECK(bar_reach(Differences{-38}) == 50);
}
