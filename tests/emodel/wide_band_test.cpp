#include "emodel/wide_band.h"

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

TEST_CASE("every row of the wideband vectors is met; rows of unverified echo are named so") {
  for (const auto& row : test::read_vectors("emodel/wb.csv")) {
    CAPTURE(row.text("id"), row.text("branch"));
    const Answer a = answer(inputs_of(row, Band::wide));
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
