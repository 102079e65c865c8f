#include "report/planning_estimate_forms.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::PlanningEstimate estimate(emodel::Band band) {
  analysis::PlanningQuestion question;
  question.in = emodel::default_model(band);
  question.notes = {"Loss measured: none"};
  question.unverified = {"of the codec"};
  return analysis::planning_estimate(question);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("planning estimate forms: readers get scores, where the points go, and what users say") {
  const std::string text = planning_text(estimate(emodel::Band::narrow));
  CHECK(text.starts_with("R 93.21   MOS-CQEN 4.41   best: "));
  CHECK(has(text, "codec Ie 0.0, loss 0.00 % (Bpl 4.3, BurstR 1.00)\n"));
  CHECK(has(text, "Loss measured: none\nGood or better "));
  CHECK(has(text, "G.107 (06/2015), narrow-band.\nUnverified: of the codec\n"));
  const std::string wide = planning_text(estimate(emodel::Band::wide));
  CHECK(has(wide, "Categories and shares of users are defined for the narrow-band scale only.\n"));
  CHECK_FALSE(has(wide, "best: "));
  CHECK(has(planning_text(estimate(emodel::Band::full)), "; the edition of 03/2023 is not implemented.\n"));
}

TEST_CASE("planning estimate forms: JSON has every term and input, and null for what the band has not") {
  const std::string json = planning_json(estimate(emodel::Band::narrow));
  CHECK(json.starts_with("{\n  \"r\": 93.2"));
  CHECK(has(json, "\"category\": \"best\""));
  CHECK(has(json, "\"unverified\": [\n    \"of the codec\"\n  ]"));
  CHECK(has(json, "\"TELR\": 65.0"));
  CHECK(has(json, "\"Idle\": "));
  CHECK_FALSE(has(json, "LSTR"));
  const std::string wide = planning_json(estimate(emodel::Band::wide));
  CHECK(has(wide, "\"category\": null"));
  CHECK(has(wide, "\"gob\": null"));
}

TEST_CASE("planning estimate forms: a missing value is said, and nothing is made up for it") {
  auto question = estimate(emodel::Band::narrow).question;
  input_of(question, "Ie") = std::numeric_limits<double>::quiet_NaN();
  question.missing = "No published value: x";
  const auto none = analysis::planning_estimate(question);
  CHECK(planning_text(none) == "No published value: x.\n");
  const std::string json = planning_json(none);
  CHECK(json.starts_with("{\n  \"r\": null,\n  \"mos_cqe\": null,"));
  CHECK(has(json, "\"category\": null"));
  CHECK(has(json, "\"message\": \"No published value: x\""));
}

TEST_CASE("planning estimate forms: other products stand apart under their own names") {
  auto asked = estimate(emodel::Band::narrow);
  CHECK_FALSE(has(planning_text(asked), "Other products"));
  CHECK_FALSE(has(planning_json(asked), "simplified"));
  asked.other_products = {{"P", "loss", {std::nullopt, 3.25}}};
  const std::string text = planning_text(asked);
  CHECK(has(text, "\nOther products' numbers for this call"));
  CHECK(has(text, "  3.25  loss\n"));
  CHECK(
      text.ends_with("None of these is the E-model; hold them against each other, never against R above.\n"));
  CHECK(has(planning_json(asked), "\"product\": \"P\",\n      \"r\": null,\n      \"score\": 3.25"));
}
