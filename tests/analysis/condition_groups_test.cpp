#include "analysis/condition_groups.h"

#include "core/error.h"
#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

TEST_CASE("conditions are grouped by their kind in the set") {
  stimulus::StimulusSet set;
  set.conditions.resize(3);
  set.conditions[0].id = "g711";
  set.conditions[1].id = "mnru10";
  set.conditions[1].kind = stimulus::Kind::reference;
  set.conditions[2].id = "lp35";
  set.conditions[2].kind = stimulus::Kind::anchor;
  CHECK(kinds_of(set) ==
        std::map<std::string, std::string>{{"g711", "Test"}, {"mnru10", "Reference"}, {"lp35", "Anchor"}});
}

TEST_CASE("conditions are grouped by a column that has one value for each of them") {
  votes::VoteOptions options;
  options.factors = {"codec"};
  const auto votes = test::hand_votes("listener,stimulus,condition,codec,vote\nL1,s,a,opus,4\nL1,s,b,amr,3\n"
                                      "L2,s,a,opus,5\n",
                                      options);
  CHECK(values_of(votes, "codec") == std::map<std::string, std::string>{{"a", "opus"}, {"b", "amr"}});
  options.factors = {"listener"};
  CHECK_THROWS_WITH(values_of(test::three_listeners(), "listener"),
                    Catch::Matchers::Contains("condition A have several values there, L1 and L2"));
}
