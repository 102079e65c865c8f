#include "method/scores.h"

#include "method/methods.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom::method;

TEST_CASE("the categories of a scale are its whole numbers, the highest at the first place") {
  CHECK(categories({1, 5}) == 5);
  CHECK(categories({-3, 3}) == 7);
  CHECK(place_of({1, 5}, 5) == 0);
  CHECK(place_of({1, 5}, 1) == 4);
  CHECK(place_of({-3, 3}, -3) == 6);
  CHECK(contains({1, 5}, 1));
  CHECK(contains({1, 5}, 5));
  CHECK_FALSE(contains({1, 5}, 0));
  CHECK_FALSE(contains({1, 5}, 6));
  CHECK(contains({-3, 3}, -3));
}

TEST_CASE("the mean of quality votes is named by the bandwidth of the set, others are not") {
  const Method& acr = *find("acr");
  CHECK(designation_of(acr, "NB") == "MOS-LQSN");
  CHECK(designation_of(acr, "WB") == "MOS-LQSW");
  CHECK(designation_of(acr, "SWB") == "MOS-LQSS");
  CHECK(designation_of(acr, "FB") == "MOS-LQSF");
  CHECK_FALSE(designation_of(acr, ""));
  CHECK_FALSE(designation_of(acr, "nb"));
  for (const char* context : {"NB", "FB", ""}) {
    CHECK(designation_of(*find("effort"), context) == "MOS-LE");
    CHECK(designation_of(*find("loudness"), context) == "MOS-LP");
  }
}

TEST_CASE("what is judged in a trial is not its known reference") {
  using enum Role;
  CHECK(first_judged({{{4, processed}}}) == 0);
  CHECK(first_judged({{{4, reference}, {5, processed}}}) == 1);
  CHECK(first_judged({{{5, processed}, {4, reference}}}) == 0);
  CHECK(first_judged({{{4, reference}, {4, hidden_reference}}}) == 1);
}

TEST_CASE("a comparison counts as processed against reference, whichever was heard first") {
  CHECK(recoded(2, "reference,processed") == 2);
  CHECK(recoded(2, "processed,reference") == -2);
  CHECK(recoded(-3, "processed,reference,processed,reference") == 3);
  CHECK_FALSE(std::signbit(recoded(0, "processed,reference")));
  CHECK(is_reversed("processed,reference"));
  CHECK_FALSE(is_reversed("reference,processed"));
}

TEST_CASE("a difference value is 5 where a sample is voted like its reference, and may be crushed above") {
  CHECK(difference_value(3, 5) == 3);
  CHECK(difference_value(4, 4) == 5);
  CHECK(difference_value(5, 1) == 9);
  CHECK(crushed(3) == 3);
  CHECK(crushed(5) == 5); // 35 / 7
  CHECK(crushed(9) == 63.0 / 11);
}

TEST_CASE("each question of a method may have a name of its own, and one of another method has none") {
  CHECK(designation_of(*find("p835"), "WB", "bak") == "N-MOS");
  CHECK_FALSE(designation_of(*find("dimensions"), "WB", "noisiness"));
  CHECK_FALSE(designation_of(*find("acr"), "WB", "sig"));
}

TEST_CASE("methods of pairs and of hidden references need a reference") {
  for (const Method& method : methods())
    CHECK(needs_reference(method) == (method.id == "acr-hr" || method.id == "dcr" || method.id == "ccr"));
}
