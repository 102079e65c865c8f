#include "design/spacing.h"

#include <catch2/catch.hpp>

using namespace quietroom::design;

namespace {

/// Talkers alone differ.
std::vector<Slot> talkers(const std::vector<std::size_t>& of) {
  std::vector<Slot> out;
  for (std::size_t i = 0; i < of.size(); ++i) out.push_back({i, of[i], i});
  return out;
}

} // namespace

TEST_CASE("spacing: an order keeps a gap where the same talker is farther away") {
  const auto slots = talkers({0, 1, 2, 0});
  Spacing spacing;
  spacing.talker = 2;
  CHECK(keeps(slots, {0, 1, 2, 3}, spacing, false));
  spacing.talker = 3;
  CHECK_FALSE(keeps(slots, {0, 1, 2, 3}, spacing, false));
  spacing.talker = 1;
  CHECK_FALSE(keeps(slots, {1, 0, 3, 2}, spacing, false));
}

TEST_CASE("spacing: a condition that may not be first may be last, unless the order is heard from its end") {
  const auto slots = talkers({0, 1, 2});
  Spacing spacing;
  spacing.not_first = {true, false, false};
  CHECK_FALSE(keeps(slots, {0, 1, 2}, spacing, false));
  CHECK(keeps(slots, {1, 2, 0}, spacing, false));
  CHECK_FALSE(keeps(slots, {1, 2, 0}, spacing, true));
  CHECK(keeps(slots, {1, 0, 2}, spacing, true));
}

TEST_CASE("spacing: what must be kept is said in the words of study.toml") {
  Spacing spacing;
  CHECK_FALSE(asks_for_something(spacing));
  spacing.talker = 1;
  spacing.sentence = 4;
  spacing.not_first = {true};
  CHECK(asks_for_something(spacing));
  CHECK(text_of(spacing) == "talker_gap = 1 and sentence_gap = 4 and not_first");
}

TEST_CASE("spacing: a gap that leaves too little room is found, with the greatest that is possible") {
  Spacing spacing;
  spacing.talker = 2;
  const auto two = impossible_gap(talkers({0, 1, 0, 1, 0, 1}), spacing);
  REQUIRE(two);
  CHECK(std::string(two->kept->key) == "talker_gap");
  CHECK(two->trials == 3);
  CHECK(two->possible_gap == 1);
  spacing.talker = 1;
  CHECK_FALSE(impossible_gap(talkers({0, 1, 0, 1, 0, 1}), spacing));
  const auto most = impossible_gap(talkers({0, 0, 0, 1}), spacing); // 3 of 4 trials
  REQUIRE(most);
  CHECK(most->value == 0);
  CHECK(most->possible_gap == 0);
  spacing.talker = 5;
  CHECK_FALSE(impossible_gap(talkers({0, 1, 2}), spacing)); // each comes once
}
