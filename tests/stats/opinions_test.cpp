#include "stats/opinions.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;

namespace {

using Names = std::vector<std::string>;

const std::vector<std::string> rows = {"M,s2,c1,3", "L,s1,c2,4", "M,s1,c1,5", "L,s1,c1,2",
                                       "M,s1,c1,1", "B,s2,c1,2", "M,s1,c2,3"};

votes::VoteTable table_of(const std::vector<std::string>& lines) {
  std::string out = "listener,stimulus,condition,vote\n";
  for (const std::string& line : lines) out += line + '\n';
  return test::votes_in(out);
}

} // namespace

TEST_CASE(
    "opinions stand listener by listener, their stimuli by name and condition, repeated votes ascending") {
  const Opinions opinions = opinions_of(table_of(rows));
  CHECK(opinions.listeners == Names{"B", "L", "M"});
  CHECK(opinions.stimuli == Names{"s1", "s1", "s2"});
  CHECK(opinions.conditions == Names{"c1", "c2", "c1"});
  CHECK(opinions.begins == std::vector<std::size_t>{0, 1, 3, 7});
  CHECK(opinions.stimulus == std::vector<std::uint32_t>{2, 0, 1, 0, 0, 1, 2});
  CHECK(opinions.votes == std::vector<std::int16_t>{2, 2, 4, 1, 5, 3, 3});
  CHECK(opinions.most_repetitions == 2);
  CHECK(opinions.votes_of(2) == 4);
}

TEST_CASE("no order of rows changes the opinions") {
  const Opinions expected = opinions_of(table_of(rows));
  auto lines = rows;
  std::sort(lines.begin(), lines.end()); // listener by listener, as programs often write
  do {
    const Opinions opinions = opinions_of(table_of(lines));
    REQUIRE(opinions.listeners == expected.listeners);
    REQUIRE(opinions.conditions == expected.conditions);
    REQUIRE(opinions.stimulus == expected.stimulus);
    REQUIRE(opinions.votes == expected.votes);
    REQUIRE(opinions.complete == expected.complete);
  } while (std::next_permutation(lines.begin(), lines.begin() + 5));
}

TEST_CASE("a listener is complete with one vote on every stimulus, and not with as many on fewer") {
  const Opinions opinions =
      opinions_of(table_of({"A,s1,c,1", "A,s2,c,2", "B,s1,c,3", "B,s1,c,4", "C,s1,c,5"}));
  CHECK(opinions.complete == std::vector<char>{1, 0, 0});
  CHECK(opinions_of(table_of({"A,s1,c,1", "A,s2,c,2"})).most_repetitions == 1);
}

TEST_CASE("who or what has no vote is not there") {
  votes::VoteTable table = table_of({"A,s1,c,1", "A,s2,c,2"});
  table.factors[0].levels.insert(table.factors[0].levels.end(), {"0 nobody", "Z nobody"});
  table.factors[1].levels.emplace_back("s0 never heard");
  const Opinions opinions = opinions_of(table);
  CHECK(opinions.listeners == Names{"A"});
  CHECK(opinions.stimuli == Names{"s1", "s2"});
  CHECK(opinions_of(table_of({})).size() == 0);
}
