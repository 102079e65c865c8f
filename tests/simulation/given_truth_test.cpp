#include "simulation/given_truth.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

simulation::Truth read(const std::string& csv) {
  NamedRows rows("truth.csv", csv);
  return simulation::given_truth(rows, test::small_set(3), {1, 5});
}

std::string refusal(const std::string& csv) {
  try {
    read(csv);
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::input);
    return e.what();
  }
  return "";
}

} // namespace

TEST_CASE("a given truth holds the MOS of the conditions that it names, the ends of the scale included") {
  CHECK(read("condition,mos\nc1,1\nc3,5\n") == simulation::Truth{{"c1", 1.0}, {"c3", 5.0}});
  CHECK(read("condition,mos\r\n\"c2\",3.25") == simulation::Truth{{"c2", 3.25}});
  CHECK(read("condition,mos\n").empty());
}

TEST_CASE("a given truth has two columns and no other") {
  for (const char* csv : {"", "condition\nc1\n", "mos,condition\n3,c1\n", "condition,mos,n\nc1,3,4\n",
                          "condition,condition\nc1,c1\n", "Condition,mos\nc1,3\n"}) {
    CAPTURE(csv);
    CHECK(refusal(csv) == "truth.csv:1: the header must be condition,mos");
  }
}

TEST_CASE("a row of a given truth is a condition and its MOS on the scale of the method") {
  for (const char* row : {"c1,0.99", "c1,5.01", "c1,", "c1,good", "c1", "c1,3,4", "c1,1e400"}) {
    CAPTURE(row);
    CHECK(refusal("condition,mos\nc2,3\n" + std::string(row) + "\nc3,3\n") ==
          "truth.csv:3: give a condition and its MOS from 1 to 5");
  }
  CHECK(refusal("condition,mos\nc1,3\nc9,3\n") == "truth.csv:3: the set has no condition c9; correct it");
  CHECK(refusal("condition,mos\nc1,3\nc1,3\n") ==
        "truth.csv:3: the condition c1 stands in two rows; keep one");
}
