#include "compare/agreement.h"

#include "compare/points.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using quietroom::test::point;

TEST_CASE("the verdict is one sentence") {
  std::vector<Point> points = {point("G.711", 4.3, 0.2, 4.4), point("GSM-FR", 3.1, 0.2, 3.52)};
  for (const char* mnru : {"MNRU 10 dB", "MNRU 20 dB", "MNRU 30 dB", "MNRU 40 dB"})
    points.push_back(point(mnru, 2, 0.2, std::nullopt));
  CHECK(
      verdict(agreement(points), "E-model") ==
      "E-model agrees within the panel's uncertainty for 1 of 2 conditions; it is 0.42 too high for GSM-FR; "
      "4 MNRU conditions have no estimate");
  CHECK(
      verdict(agreement(std::vector<Point>{point("a", 4, std::nullopt, 3)}), "E-model", "an E-model value") ==
      "No condition can be compared yet: each needs an interval (two or more listeners) and an E-model "
      "value; a has no confidence interval");
  const std::vector<Point> many = {point("a", 3, 0.1, 3.2), point("b", 3, 0.1, 2.5), point("c", 3, 0.1, 4),
                                   point("d", 3, 0.1, 3.15), point("e", 3, 0.1, 3)};
  CHECK(verdict(agreement(many), "POLQA") == "POLQA agrees within the panel's uncertainty for 1 of 5 "
                                             "conditions; it is 1.00 too high for c, 0.50 too low "
                                             "for b, 0.20 too high for a and off for 1 more");
}

TEST_CASE("of stimuli the verdict names stimuli under their condition") {
  std::vector<Point> points = {point("c", 4, 0.2, 4.1), point("c", 3, 0.2, 3.5)};
  points[0].stimulus = "s1";
  points[1].stimulus = "s2";
  CHECK(verdict(agreement(points), "POLQA") ==
        "POLQA agrees within the panel's uncertainty for 1 of 2 stimuli; it is 0.50 too high for c s2");
}

TEST_CASE("three conditions that are off are named, and none more is counted") {
  const std::vector<Point> points = {point("a", 3, 0.1, 3.2), point("b", 3, 0.1, 2.5), point("c", 3, 0.1, 4),
                                     point("d", 3, 0.1, 3)};
  CHECK(verdict(agreement(points), "POLQA") ==
        "POLQA agrees within the panel's uncertainty for 1 of 4 conditions; it is 1.00 too high for c, 0.50 "
        "too low for b and 0.20 too high for a");
}
