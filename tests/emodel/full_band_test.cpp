#include "emodel/full_band.h"

#include "emodel/vector_rows.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::emodel;
using Catch::Matchers::WithinAbs;
using emodel::test::check_scores;
using emodel::test::inputs_of;
using emodel::test::names;
using emodel::test::rounded;

TEST_CASE("every row of the fullband vectors is met") {
  for (const auto& row : quietroom::test::read_vectors("emodel/fb.csv")) {
    CAPTURE(row.text("id"), row.text("branch"));
    const Breakdown a = answer(inputs_of(row, Band::full));
    CHECK_THAT(a.term("Idd"), WithinAbs(row.number("Idd"), rounded));
    CHECK_THAT(a.Ie_eff, WithinAbs(row.number("Ieeff"), rounded));
    check_scores(row, a.scores);
    CHECK(names(a, "extension") == row.text("status").starts_with("extension"));
  }
}

TEST_CASE("the fullband estimates beside a published listening test are met") {
  // Quality and Usability Lab, TU Berlin, 2018: the estimates were computed by a second implementation, 4
  // decimals
  int checked = 0;
  for (const auto& row : quietroom::test::read_vectors("emodel/published_qulab_speech_quality.csv")) {
    if (row.text("ie_fb_used").empty()) continue;
    CAPTURE(row.text("condition"));
    CHECK_THAT(answer(FullBand{.Ie = row.number("ie_fb_used")}).scores.MOS_LQE,
               WithinAbs(row.number("mos_lqe_fb"), 5.1e-5));
    ++checked;
  }
  CHECK(checked == 6);
}
