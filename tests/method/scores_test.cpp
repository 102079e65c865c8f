#include "method/scores.h"

#include "method/methods.h"

#include <catch2/catch.hpp>

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
  CHECK_FALSE(reference_of({{{4, processed}}}));
  CHECK_FALSE(reference_of({{{4, hidden_reference}}}));
  CHECK(reference_of({{{5, processed}, {4, reference}}}) == 1);
}
