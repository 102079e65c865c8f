#include "emodel/wide_band.h"

#include "emodel/vector_rows.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::emodel;
using Catch::Matchers::WithinAbs;
using emodel::test::check_scores;
using emodel::test::inputs_of;
using emodel::test::names;
using emodel::test::rounded;

TEST_CASE("every row of the wideband vectors is met; rows of unverified echo are named so") {
  for (const auto& row : quietroom::test::read_vectors("emodel/wb.csv")) {
    CAPTURE(row.text("id"), row.text("branch"));
    const Breakdown a = answer(inputs_of(row, Band::wide));
    CHECK_THAT(a.term("Idte"), WithinAbs(row.number("Idte"), rounded));
    CHECK_THAT(a.term("Idle"), WithinAbs(row.number("Idle"), rounded));
    CHECK_THAT(a.term("Idd"), WithinAbs(row.number("Idd"), rounded));
    CHECK_THAT(a.Ie_eff, WithinAbs(row.number("Ieeff"), rounded));
    check_scores(row, a.scores);
    CHECK(names(a, "talker echo") == row.text("status").starts_with("UNVERIFIED"));
    CHECK(names(a, "extension") == row.text("status").starts_with("extension"));
    if (row.text("status") == "solid") CHECK(a.unverified.empty());
    if (row.text("status") == "one source" && row.number("Ta") != 100) CHECK(names(a, "one source"));
  }
}
