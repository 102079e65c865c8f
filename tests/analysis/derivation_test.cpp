#include "analysis/derivation.h"

#include "analysis/references.h"
#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

DerivationQuestion question() {
  DerivationQuestion out;
  out.conditions = test::four_references();
  out.conditions.push_back(test::of_codec("x", "new", 0));
  out.conditions.push_back(test::of_codec("y", "new", 3));
  out.context = "NB";
  return out;
}

const std::string panel = test::panel_of_references("43443444", "33433233");

} // namespace

TEST_CASE("a derivation answers with the codec, the fit, the panel and its votes") {
  const auto answer = derivation_of(test::votes_in(panel), question());
  const auto& derived = std::get<DerivationAnswer>(answer);
  REQUIRE(derived.result.codecs.size() == 1);
  // as the command prints of the same panel: new 15.0, 11.6; a = -0.54, b = 0.926
  CHECK_THAT(derived.result.codecs[0].Ie.estimate.value(), Catch::Matchers::WithinAbs(15.0, 0.05));
  CHECK_THAT(derived.result.codecs[0].Bpl.estimate.value(), Catch::Matchers::WithinAbs(11.6, 0.05));
  CHECK_THAT(derived.result.fit.a, Catch::Matchers::WithinAbs(-0.54, 0.005));
  CHECK(derived.n_listeners == 4);
  CHECK(derived.mos.size() == 6);
  CHECK(derived.context == "NB");
  CHECK(derived.objections.empty());
  CHECK(derived.provenance.left_out.practice == 1);
  CHECK(derived.provenance.designation == "MOS-LQSN");
  CHECK_FALSE(derived.circular);
}

TEST_CASE("references that cannot fix the scale are a refusal, and a result where that is wanted too") {
  DerivationQuestion asked = question();
  asked.choice.references = {"r0", "r3"};
  const auto refused = derivation_of(test::votes_in(panel), asked);
  const auto& refusal = std::get<DerivationRefusal>(refused);
  CHECK(refusal.has_line);
  CHECK_THAT(refusal.reason,
             Catch::Matchers::StartsWith("the reference conditions of this panel cannot fix its "
                                         "scale: too few references: 2, at least 4 are needed"));
  asked.refused_too = true;
  const auto shown = derivation_of(test::votes_in(panel), asked);
  CHECK(std::get<DerivationAnswer>(shown).objections.size() == 1);
  asked.choice.references = {"r0"}; // no line through one point
  const auto none = derivation_of(test::votes_in(panel), asked);
  CHECK_FALSE(std::get<DerivationRefusal>(none).has_line);
}

TEST_CASE("values of simulated votes are circular where the truth of a condition is the E-model's") {
  std::string simulated;
  for (const std::string_view line : test::parts(panel, '\n'))
    if (!line.empty()) simulated += std::string(line) + (simulated.empty() ? ",simulated\n" : ",1\n");
  DerivationQuestion asked = question();
  const auto circular = [&] {
    const auto answer = derivation_of(test::votes_in(simulated), asked);
    return std::get<DerivationAnswer>(answer).circular;
  };
  CHECK(circular()); // nobody knows
  SimulatedTruth truth;
  for (const char* id : {"r0", "r1", "r2", "r3", "x", "y"}) truth.conditions[id] = TruthSource::file;
  asked.truths = {truth};
  CHECK_FALSE(circular());
  asked.truths[0].conditions["y"] = TruthSource::emodel;
  CHECK(circular());
}
