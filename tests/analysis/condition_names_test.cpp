#include "analysis/condition_names.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("conditions are called by their labels, in the order of the set") {
  stimulus::StimulusSet set;
  set.conditions.resize(2);
  set.conditions[0].id = "z";
  set.conditions[0].label = "MNRU 6 dB";
  set.conditions[0].kind = stimulus::Kind::reference;
  set.conditions[1].id = "a";
  const auto names = analysis::condition_names(set);
  REQUIRE(names.size() == 2);
  CHECK(names[0].label == "MNRU 6 dB");
  CHECK(names[0].reference);
  CHECK(names[1].label == "a");
  CHECK_FALSE(names[1].reference);
}
