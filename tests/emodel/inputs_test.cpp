#include "emodel/inputs.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace quietroom;
using namespace quietroom::emodel;

TEST_CASE("impossible inputs are told from unusual ones") {
  const Input& Ppl = *find_input("Ppl", Band::narrow);
  CHECK(impossible(Ppl, -1).value() == "Ppl is -1; it must be 0 to 100 per cent");
  CHECK(impossible(Ppl, std::numeric_limits<double>::quiet_NaN()));
  CHECK_FALSE(impossible(Ppl, 30));
  CHECK(out_of_range(Ppl, 30).value() == "Ppl is 30, outside the permitted range 0 to 20");
  CHECK_FALSE(out_of_range(Ppl, 20));
  CHECK(impossible(*find_input("BurstR", Band::full), 0));
  CHECK(find_input("Rumble", Band::narrow) == nullptr);
}

TEST_CASE("a band has the inputs that its Recommendation models and no more") {
  CHECK(find_input("SLR", Band::wide) == nullptr);
  CHECK(find_input("TELR", Band::wide) != nullptr);
  CHECK(find_input("T", Band::full) == nullptr);
  CHECK(is_symbol("SLR"));
  CHECK_FALSE(is_symbol("No"));
}

TEST_CASE("the permitted ranges are those of table 2 of G.107, both ends included") {
  struct Range {
    const char* symbol;
    double low, high;
  };
  const Range range =
      GENERATE(Range{"SLR", 0, 18}, Range{"RLR", -5, 14}, Range{"STMR", 10, 20}, Range{"TELR", 5, 65},
               Range{"Ps", 35, 85}, Range{"Pr", 35, 85}, Range{"qdu", 1, 14}, Range{"Ta", 0, 500},
               Range{"Ie", 0, 40}, Range{"Ppl", 0, 20}, Range{"A", 0, 20});
  CAPTURE(range.symbol);
  const Input* input = find_input(range.symbol, Band::narrow);
  REQUIRE(input != nullptr);
  CHECK(input->low == range.low);
  CHECK(input->high == range.high);
}
