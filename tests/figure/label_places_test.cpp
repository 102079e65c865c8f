#include "figure/label_places.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;

namespace {

constexpr Rectangle page{0, 0, 200, 200};

} // namespace

TEST_CASE("a label stands to the right of its mark where that is free") {
  const auto places = label_places({{{50, 50}, 30, 8}}, {}, page);
  REQUIRE(places[0]);
  CHECK(places[0]->left > 50);
  CHECK(places[0]->top == 46);
}

TEST_CASE("labels keep off each other, off marks and within the plot") {
  std::vector<WantedLabel> wanted;
  Obstacles marks;
  for (int i = 0; i < 80; ++i) {
    const Position at{100.0 + 3 * (i % 9), 100.0 + 3 * (i / 9)};
    wanted.push_back({at, 30, 8});
    marks.hard.push_back({at.x - 2, at.y - 2, 4, 4});
  }
  const auto places = label_places(wanted, marks, page);
  std::size_t placed = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    ++placed;
    CHECK(places[i]->left >= 0);
    CHECK(places[i]->right() <= 200);
    for (const Rectangle& mark : marks.hard) CHECK_FALSE(overlap(*places[i], mark));
    for (std::size_t k = 0; k < i; ++k)
      if (places[k]) CHECK_FALSE(overlap(*places[i], *places[k]));
  }
  CHECK(placed >= 20);
  CHECK(placed < 80); // there is not room for all of them near so small a heap
}

TEST_CASE("a label covers a line only where all else is taken") {
  const WantedLabel one{{100, 100}, 30, 8};
  const Obstacles line_to_the_right{{}, {{100, 99, 100, 2}}};
  const auto places = label_places({one}, line_to_the_right, page);
  REQUIRE(places[0]);
  CHECK_FALSE(overlap(*places[0], line_to_the_right.soft[0]));
  const Obstacles lines_everywhere{{}, {page}};
  CHECK(label_places({one}, lines_everywhere, page)[0].has_value());
}

TEST_CASE("a box takes the first corner in which it covers nothing") {
  const auto right = free_corner(50, 40, {}, page);
  REQUIRE(right);
  CHECK(right->right() == 196);
  CHECK(right->bottom() == 196);
  const auto left = free_corner(50, 40, {{{150, 150, 50, 50}}, {}}, page);
  REQUIRE(left);
  CHECK(left->left == 4);
  CHECK(left->top == 4);
  CHECK_FALSE(free_corner(50, 40, {{page}, {}}, page));
}
