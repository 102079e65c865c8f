#include "compare/sample.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom::compare;

namespace {

const std::vector<Point> points = {
    {"b", "", 4, 0.2, 24, 3.5}, {"a", "", 2, 0.1, 24, 2.5}, {"c", "", 3, 0.3, 24, std::nullopt}};

} // namespace

TEST_CASE("points without an objective are left out, and the order of the points does not matter") {
  const Sample sample = sample_of(points);
  CHECK(sample.subjective.size() == 2);
  CHECK(sample.objective.size() == 2);
  CHECK(sample.ci_half.size() == 2);
  std::vector<Point> turned = points;
  std::reverse(turned.begin(), turned.end());
  CHECK(sample_of(turned).subjective == sample.subjective);
  CHECK(sample_of(turned).objective == sample.objective);
  CHECK(sample_of(turned).ci_half == sample.ci_half);
}

TEST_CASE("one half-width that is not known makes all of them unknown, unless its point is left out") {
  std::vector<Point> unknown = points;
  unknown[0].ci_half.reset();
  CHECK(sample_of(unknown).ci_half.empty());
  unknown = points;
  unknown[2].ci_half.reset();
  CHECK(sample_of(unknown).ci_half.size() == 2);
}
