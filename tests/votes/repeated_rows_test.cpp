#include "votes/repeated_rows.h"

#include <catch2/catch.hpp>

using namespace quietroom::votes;

namespace {

struct Row {
  std::uint32_t listener, stimulus, condition;
};

VoteTable table_of(const std::vector<Row>& rows) {
  VoteTable out;
  out.factors = {{"listener", {}, {}}, {"stimulus", {}, {}}, {"condition", {}, {}}};
  for (const Row& row : rows) {
    const std::array<std::uint32_t, 3> codes{row.listener, row.stimulus, row.condition};
    for (std::size_t i = 0; i < codes.size(); ++i) {
      Factor& factor = out.factors[i];
      factor.codes.push_back(codes[i]);
      while (factor.levels.size() <= codes[i]) factor.levels.push_back(std::to_string(factor.levels.size()));
    }
    out.votes.push_back(3);
  }
  return out;
}

} // namespace

TEST_CASE("a row is repeated where listener, stimulus and condition were there before, in any order") {
  CHECK(repeated_rows(table_of({}), {}) == 0);
  CHECK(repeated_rows(table_of({{0, 0, 0}, {0, 1, 0}, {1, 0, 0}}), {}) == 0);
  CHECK(repeated_rows(table_of({{0, 0, 0}, {1, 0, 0}, {0, 0, 0}, {1, 1, 1}, {0, 0, 0}}), {}) == 2);
}

TEST_CASE("a stimulus name under another condition is no repetition") {
  CHECK(repeated_rows(table_of({{0, 0, 0}, {0, 0, 1}, {1, 0, 0}, {1, 0, 1}}), {}) == 0);
  CHECK(repeated_rows(table_of({{0, 0, 0}, {0, 0, 1}, {0, 0, 1}}), {}) == 1);
}

TEST_CASE("another occasion is no repetition, and the same one is") {
  const VoteTable table = table_of({{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {1, 0, 0}});
  const std::vector<std::uint32_t> apart{1, 2, 3, 1}, one_twice{1, 2, 1, 1};
  CHECK(repeated_rows(table, apart) == 0);
  CHECK(repeated_rows(table, one_twice) == 1);
}

TEST_CASE("names of many stimuli under many conditions are counted without a place for each pair of them") {
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < 2000; ++i) rows.push_back({i % 3, i, i});
  rows.push_back({0, 0, 1}); // the name 0 stands under a second condition
  CHECK(repeated_rows(table_of(rows), {}) == 0);
  rows.push_back({0, 0, 0});
  rows.push_back({2, 1999, 1999});
  CHECK(repeated_rows(table_of(rows), {}) == 1); // 1999 belongs to listener 1
}
