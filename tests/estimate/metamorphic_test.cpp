#include "estimate/metamorphic.h"

#include "estimate/known_breaks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;

TEST_CASE(
    "every measure holds every relation that its published method holds, and breaks those it is known for") {
  const auto results = estimate::metamorphic_results();
  std::set<std::string> measures, relations;
  for (const auto& each : results) {
    measures.insert(each.measure);
    relations.insert(each.relation);
    CAPTURE(each.measure, each.relation);
    CHECK(each.holds == each.known.empty()); // a break that is none any more is to be struck off, too
    CHECK_FALSE(each.values.empty());
  }
  CHECK(measures.size() == 7);
  CHECK(relations.size() == 8);
  CHECK(results.size() == 56);
}
