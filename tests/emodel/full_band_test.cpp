#include "emodel/full_band.h"

#include "emodel/inputs.h"
#include "emodel/model.h"
#include "support/vector_csv.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::emodel;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double rounded = 1e-6; // the vectors have six decimals

Model inputs_of(const test::VectorRow& row, Band band) {
  Model in = default_model(band);
  for (const Input& input : inputs(band)) input.field(in) = row.number(std::string(input.symbol));
  return in;
}

void check_scores(const test::VectorRow& row, const Scores& scores) {
  CHECK_THAT(scores.R, WithinAbs(row.number("R"), rounded));
  CHECK_THAT(scores.MOS_CQE, WithinAbs(row.number("MOS"), rounded));
  CHECK_THAT(scores.R_LQ, WithinAbs(row.number("R_listening"), rounded));
  CHECK_THAT(scores.MOS_LQE, WithinAbs(row.number("MOS_LQE"), rounded));
}

bool names(const Answer& answer, std::string_view word) {
  for (const std::string_view part : answer.unverified)
    if (part.find(word) != std::string_view::npos) return true;
  return false;
}

} // namespace

TEST_CASE("every row of the fullband vectors is met") {
  for (const auto& row : test::read_vectors("emodel/fb.csv")) {
    CAPTURE(row.text("id"), row.text("branch"));
    const Answer a = answer(inputs_of(row, Band::full));
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
  for (const auto& row : test::read_vectors("emodel/published_qulab_speech_quality.csv")) {
    if (row.text("ie_fb_used").empty()) continue;
    CAPTURE(row.text("condition"));
    CHECK_THAT(answer(FullBand{.Ie = row.number("ie_fb_used")}).scores.MOS_LQE,
               WithinAbs(row.number("mos_lqe_fb"), 5.1e-5));
    ++checked;
  }
  CHECK(checked == 6);
}
