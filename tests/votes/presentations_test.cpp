#include "votes/presentations.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::votes;

namespace {

VoteTable shared() {
  return test::votes_in("listener,stimulus,condition,vote\nL,s1,c2,4\nL,s1,c1,2\nM,s1,c1,3\nM,s2,c1,3\n");
}

VoteTable unshared() {
  return test::votes_in("listener,stimulus,condition,vote\nL,z,c2,4\nL,a,c1,2\nM,z,c2,3\nM,b,c1,5\n");
}

} // namespace

TEST_CASE("a sentence under several conditions is as many presentations") {
  const VoteTable table = shared();
  const Presentations presented(table);
  REQUIRE(presented.factor().levels.size() == 3);
  CHECK(presented.factor().codes == std::vector<std::uint32_t>{0, 1, 1, 2});
  CHECK(presented.stimulus(1) == "s1");
  CHECK(presented.stimulus(2) == "s2");
  CHECK(presented.condition(0) == "c2");
  CHECK(presented.condition(2) == "c1");
}

TEST_CASE("names that stand under one condition each are taken as they are") {
  const VoteTable table = unshared();
  const Presentations presented(table);
  CHECK(&presented.factor() == &table.stimulus());
  for (std::uint32_t code = 0; code < 3; ++code) {
    CHECK(presented.stimulus(code) == table.stimulus().levels[code]);
    CHECK(presented.condition(code) == (table.stimulus().levels[code] == "z" ? "c2" : "c1"));
  }
}

TEST_CASE("a presentation has a key that sorts by stimulus, then condition, and names that readers see") {
  const Factor factor = presentation_factor(shared());
  CHECK(factor.name == "stimulus");
  std::vector<std::string> keys = factor.levels, names;
  keys.push_back(
      presentation_factor(test::votes_in("listener,stimulus,condition,vote\nL,s,c9,1\n")).levels[0]);
  std::sort(keys.begin(), keys.end());
  for (const std::string& key : keys) names.push_back(shown(key));
  CHECK(names == std::vector<std::string>{"s (c9)", "s1 (c1)", "s1 (c2)", "s2 (c1)"});
  CHECK(name_of(keys[2]).stimulus == "s1");
  CHECK(name_of(keys[2]).condition == "c2");
  CHECK(shown("plain name") == "plain name");
  CHECK(name_of("plain name").condition.empty());
}

TEST_CASE("only a grouping by a stimulus name that is no unit gains the condition, behind the stimulus") {
  using By = std::vector<std::string>;
  CHECK(shares_stimuli(shared()));
  CHECK_FALSE(shares_stimuli(unshared()));
  CHECK(by_units(shared(), {"stimulus", "listener"}) == By{"stimulus", "condition", "listener"});
  CHECK(by_units(shared(), {"condition", "stimulus"}) == By{"condition", "stimulus"});
  CHECK(by_units(shared(), {"listener"}) == By{"listener"});
  CHECK(by_units(unshared(), {"stimulus"}) == By{"stimulus"});
}
