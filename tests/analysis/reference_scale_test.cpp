#include "analysis/reference_scale.h"

#include "emodel/rating.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::Contains;

namespace {

/// References of Ie 0, 10 and 25 as r0, r1, r2, and two conditions more.
DerivationRequest request() {
  DerivationRequest out;
  out.setup = {emodel::Band::narrow, 0, {{0, 0}, {1, 10}, {2, 25}}};
  for (const char* id : {"r0", "r1", "r2", "x", "y"}) {
    out.conditions.emplace_back();
    out.conditions.back().id = id;
  }
  return out;
}

std::vector<double> mos(const std::vector<double>& impairments) {
  std::vector<double> out;
  for (const double each : impairments) out.push_back(emodel::mos_of_r(90 - each));
  return out;
}

} // namespace

TEST_CASE("the references of a request are fitted, and without references there is no scale") {
  DerivationRequest asked = request();
  const auto fit = reference_fit_of(asked, mos({0, 10, 25, 5, 5}));
  REQUIRE(fit);
  CHECK_THAT(fit->b, Catch::Matchers::WithinAbs(1, 1e-6));
  asked.setup.references.clear();
  CHECK_FALSE(reference_fit_of(asked, mos({0, 10, 25, 5, 5})));
}

TEST_CASE("conditions above direct and above the model are told by name") {
  const DerivationRequest asked = request();
  auto scores = mos({0, 10, 25, 5, 5});
  CHECK(above_direct_note(asked, *reference_fit_of(asked, scores)).empty());
  scores[3] = 4.8;
  scores[4] = 4.9;
  CHECK_THAT(above_direct_note(asked, *reference_fit_of(asked, scores)),
             Catch::Matchers::StartsWith(
                 "Above the direct condition r0 and above the model's best MOS, 4.409: x, y; scores are"));
}

TEST_CASE("a refusal has the objections, the fit where there is one, and the references") {
  const DerivationRequest asked = request();
  const std::string sentence = refusal(asked, reference_fit_of(asked, mos({0, 12, 27, 5, 5})));
  CHECK_THAT(sentence,
             Catch::Matchers::StartsWith("the reference conditions of this panel cannot fix its scale: "
                                         "too few references: 3"));
  // least squares by hand of 0, 12 and 27 on Ie 0, 10 and 25
  CHECK_THAT(sentence,
             Catch::Matchers::EndsWith("(n = 3, a = 0.47, b = 1.074, residual standard error 0.97; r0 "
                                       "0.0; r1 10.0; r2 25.0)"));
  CHECK_THAT(refusal(asked, std::nullopt), Catch::Matchers::EndsWith("(n = 3; r0 0.0; r1 10.0; r2 25.0)"));
}
