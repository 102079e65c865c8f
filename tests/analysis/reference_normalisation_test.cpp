#include "analysis/reference_normalisation.h"

#include "analysis/references.h"
#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

std::variant<Normalisation, NormalisationRefusal> normalised(const std::string& panel,
                                                             const DerivationChoice& choice = {}) {
  const auto table = test::votes_in(panel);
  const std::vector<std::string> by = {"condition"};
  auto conditions = test::four_references();
  conditions.push_back(test::known("x", 7));
  return normalised_by_references(table, stats::mos_table(table, by, stats::CiMethod::listeners),
                                  {conditions, choice, emodel::Band::narrow});
}

} // namespace

TEST_CASE("MOS goes onto the scale of the E-model, and the sentence tells by which fit") {
  const auto answer = normalised(test::panel_of_references("43443444", "33433233"));
  const auto& normalisation = std::get<Normalisation>(answer);
  // r0 is Ie (raw 0 - a)/b = 0.54/0.926 = 0.58 below the best R, 93.2: MOS 4.39 by Annex B of G.107
  CHECK(normalisation.rows[0].keys.front() == "r0");
  CHECK_THAT(normalisation.rows[0].mos, Catch::Matchers::WithinAbs(4.39, 0.01));
  CHECK_THAT(normalisation.note,
             Catch::Matchers::StartsWith("MOS is NORMALISED through 4 references (a = -0.54, b = 0.926, "
                                         "residual standard error 1.36); the intervals do not hold"));
}

TEST_CASE("the end of the scale makes no interval narrower than the panel's") {
  const auto answer = normalised(test::panel_of_references("55545555", "33433233"));
  const auto& normalisation = std::get<Normalisation>(answer);
  const auto& x = normalisation.rows[4];
  CHECK(x.keys.front() == "x");
  CHECK(x.mos == 4.5);
  CHECK_THAT(*x.ci_half, Catch::Matchers::WithinAbs(0.40, 0.005)); // t(3) 3.182 times 0.125
  CHECK(normalisation.note.find("cuts off the interval of r0, r1, x") != std::string::npos);
  CHECK(normalisation.note.find("Above the direct condition r0") != std::string::npos);
}

TEST_CASE("references that cannot fix the scale normalise nothing") {
  const auto answer = normalised(test::panel_of_references("43443444", "33433233"), {{"r0", "r3"}});
  CHECK(std::get<NormalisationRefusal>(answer).reason.find("too few references: 2") != std::string::npos);
}
