#include "report/derivation_notes.h"

#include "report/a_derivation.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;
using Catch::Matchers::Contains;

TEST_CASE("the notes begin with the fit of the references and end with whose votes they are") {
  auto answer = test::derived();
  answer.result.fit.a = -0.5, answer.result.fit.b = 0.9, answer.result.fit.residual_se = 1.25;
  answer.result.a = {-0.5, 1, compare::OpenLimits{-2.5, 1.5}, {}};
  answer.result.b = {0.9, 0.1, {}, {}};
  const std::string notes = derivation_notes(answer);
  CHECK(
      notes.starts_with("References: R(r0) - R = a + b Ie, a = -0.50 ± 2.00, b = 0.900, residual standard "
                        "error 1.25, n = 4.\nScores are not rescaled: r0 is not above the model's best MOS, "
                        "4.409.\n"));
  CHECK(notes.ends_with("Excluded: L9 (2 votes), by name.\n"));
  CHECK_THAT(notes, Contains("95 % intervals over 4 listeners") && Contains("fewer than eight listeners.\n"));
  CHECK_THAT(notes, Contains("no context given"));
}

TEST_CASE("a panel of two has no intervals, one of eight has a bootstrap") {
  auto answer = test::derived();
  answer.n_listeners = 2;
  CHECK_THAT(derivation_notes(answer), Contains("No intervals: fewer than three listeners.\n"));
  answer.n_listeners = 8;
  CHECK_THAT(derivation_notes(answer), !Contains("No bootstrap") && Contains("over 8 listeners"));
}

TEST_CASE("rescaling is told with its factor, and conditions beyond the scale by their names") {
  auto answer = test::derived();
  answer.result.fit.rescale = compare::Rescale{4.6, 4.4};
  answer.result.conditions[1].normalised.rating.clamped = true;
  answer.result.conditions[4].normalised.rating.clamped = true;
  CHECK_THAT(
      derivation_notes(answer),
      Contains("Scores are rescaled: r0 has MOS 4.600, above the model's best, 4.409; MOS' = 1 + 0.9444 "
               "(MOS - 1).\nMOS beyond 1 to 4.5 has no R; taken as the limit: r1, x.\n"));
}

TEST_CASE("the order of the MNRU is told as kept, or as violated within or beyond its interval") {
  auto answer = test::derived();
  CHECK_THAT(derivation_notes(answer), !Contains("MNRU"));
  answer.mnru.ladder = {{5, {}, 2}, {15, {}, 3}, {25, {}, 4}};
  answer.mnru.rises = {{5, 15, 1, 0.25}, {15, 25, 1, 0.25}};
  CHECK_THAT(derivation_notes(answer), Contains("MNRU: MOS rises with Q from 5 dB to 25 dB, as it must.\n"));
  answer.mnru.rises = {{5, 15, -0.5, 0.25}, {15, 25, -0.125, 0.25}};
  CHECK_THAT(derivation_notes(answer),
             Contains("MNRU order violated: MOS falls by 0.50 from 5 dB to 15 dB, beyond its paired interval "
                      "(± 0.25).\nMNRU order violated: MOS falls by 0.12 from 15 dB to 25 dB, within its") &&
                 !Contains("as it must"));
}

TEST_CASE("a Bpl that could not be found is told where packets were lost, and another band's extension") {
  auto answer = test::derived();
  answer.result.codecs[0].why_no_Bpl = "losses of one size";
  CHECK_THAT(derivation_notes(answer),
             Contains("No Bpl of new: losses of one size.\n") && !Contains("extension:"));
  answer.result.fit.band = emodel::Band::wide;
  CHECK_THAT(derivation_notes(answer),
             Contains("No Bpl,WB of new: losses of one size.\nBurstR enters by an extension"));
  answer.result.codecs[0].lossy.clear();
  CHECK_THAT(derivation_notes(answer), !Contains("No Bpl,WB") && !Contains("BurstR"));
}

TEST_CASE("circular values, conditions not used and what a refusal was forced over are told") {
  auto answer = test::derived();
  CHECK(refused_lines(answer).empty());
  CHECK(derivation_cautions(answer).empty());
  CHECK_THAT(derivation_notes(answer), !Contains("circular"));
  answer.circular = true;
  answer.request.not_used = {{4, "gsm-fr with noise"}};
  answer.objections = {"too few", "too narrow"};
  CHECK_THAT(derivation_notes(answer), Contains("then these values are circular"));
  CHECK(derivation_cautions(answer) ==
        std::vector<std::string>{
            "x is not used for derivation: gsm-fr with noise is more than a codec (--codec "
            "takes it anyway)"});
  CHECK(refused_lines(answer) ==
        "FORCED: this panel was refused, and --force shows it anyway.\n  too few.\n  "
        "too narrow.\n");
}

TEST_CASE("each unverified step of the procedure is named in the notes") {
  const std::string notes = derivation_notes(test::derived());
  CHECK(unverified_steps().size() == 6);
  for (const std::string& step : unverified_steps()) CHECK_THAT(notes, Contains("  " + step + "\n"));
}
