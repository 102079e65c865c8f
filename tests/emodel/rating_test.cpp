#include "emodel/codec_table.h"
#include "emodel/inputs.h"
#include "emodel/rating.h"

#include "support/vector_csv.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace quietroom;
using namespace quietroom::emodel;
using Catch::Matchers::WithinAbs;

TEST_CASE("MOS of R, its inverse, GoB, PoW and TME meet the vectors") {
  int checked = 0;
  for (const auto& row : test::read_vectors("emodel/misc.csv")) {
    const std::string& function = row.text("function");
    if (function.starts_with("gilbert")) continue; // loss patterns are no part of this module
    const double x = row.number("x1");
    CAPTURE(function, x);
    double value = 0;
    if (function == "mos_to_r_nb")
      value = r_of_mos(x).value();
    else if (function == "mos_to_r_wb")
      value = 1.29 * r_of_mos(x).value();
    else if (function == "mos_to_r_fb")
      value = 1.48 * r_of_mos(x).value();
    else if (function == "r_to_mos_nb")
      value = mos_of_r_raw(x);
    else if (function == "gob")
      value = good_or_better_percent(x);
    else if (function == "pow")
      value = poor_or_worse_percent(x);
    else if (function == "tme")
      value = terminate_early_percent(x);
    else
      FAIL("a function that this test does not know");
    CHECK_THAT(value, WithinAbs(row.number("expected"), 1e-6)); // six decimals in the file
    ++checked;
  }
  CHECK(checked > 60);
}

TEST_CASE("MOS of the R of a MOS is that MOS") {
  for (int i = 0; i <= 3500; ++i) {
    const double mos = 1 + i / 1000.0;
    CAPTURE(mos);
    CHECK_THAT(mos_of_r_raw(r_of_mos(mos).value()), WithinAbs(mos, 1e-12)); // rounding of some ten operations
  }
}

TEST_CASE("a MOS outside 1 to 4.5 has no R") {
  CHECK_FALSE(r_of_mos(0.99));
  CHECK_FALSE(r_of_mos(4.7));
  CHECK_FALSE(r_of_mos(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("the cubic dips below 1 and the floored MOS does not") {
  CHECK_THAT(mos_of_r_raw(3.222345), WithinAbs(0.988839, 1e-6));
  CHECK(mos_of_r(3.222345) == 1);
  CHECK(std::isnan(mos_of_r(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("the category goes by R: 80 is high although its MOS is below the printed 4.03") {
  CHECK(category_of(80).name == "high");
  CHECK(category_of(79.999).name == "medium");
  CHECK(category_of(93.2).satisfaction == "very satisfied");
  CHECK(category_of(49.9).name == "not recommended");
}

TEST_CASE("the codec table answers with values, with their absence, or not at all") {
  CHECK(find_codec("g729a-vad")->Ie == 11);
  CHECK(find_codec("g729a-vad")->Bpl == 19);
  CHECK(find_codec("g711-plc")->packet_ms == 10);
  CHECK(find_codec("gsm-fr")->Ie == 20);
  CHECK_FALSE(find_codec("gsm-fr")->Bpl);
  CHECK_FALSE(find_codec("ilbc")->Ie);
  CHECK_FALSE(find_codec("amr-9"));
  CHECK(find_codec("is-54")->confidence == Confidence::unverified);
}

TEST_CASE("impossible inputs are told from unusual ones") {
  const Input& Ppl = *find_input("Ppl");
  CHECK(impossible(Ppl, -1).value() == "Ppl is -1; it must be 0 to 100 per cent");
  CHECK(impossible(Ppl, std::numeric_limits<double>::quiet_NaN()));
  CHECK_FALSE(impossible(Ppl, 30));
  CHECK(out_of_range(Ppl, 30).value() == "Ppl is 30, outside the permitted range 0 to 20");
  CHECK_FALSE(out_of_range(Ppl, 20));
  CHECK(impossible(*find_input("BurstR"), 0));
  CHECK(find_input("Rumble") == nullptr);
}
