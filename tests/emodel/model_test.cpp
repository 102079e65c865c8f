#include "emodel/model.h"

#include "emodel/inputs.h"
#include "support/vector_csv.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

using namespace quietroom;
using namespace quietroom::emodel;
using Catch::Matchers::WithinAbs;

namespace {} // namespace

TEST_CASE("golden scores of conformance version 2, wideband and fullband") {
  // From a second implementation of the formulas. A score that moves raises conformance_version and adds a
  // line to its history.
  REQUIRE(conformance_version == 2);
  const Breakdown wide = answer(WideBand{.Ta = 180, .Ie = 13, .Bpl = 4.3, .Ppl = 1.5});
  CHECK_THAT(wide.scores.R, WithinAbs(92.9027192466014, 1e-9));
  CHECK_THAT(wide.scores.MOS_LQE, WithinAbs(3.755812122135019, 1e-9));
  const Breakdown full = answer(FullBand{.Ta = 180, .Ie = 7.2, .Bpl = 11.4, .Ppl = 1.5});
  CHECK_THAT(full.scores.R, WithinAbs(124.29587969715642, 1e-9));
  CHECK_THAT(full.scores.MOS_LQE, WithinAbs(4.20850449099394, 1e-9));
}

TEST_CASE("each answer names its edition, its terms, and scores that no clamp has touched") {
  CHECK(answer(WideBand{}).edition == "G.107.1 (06/2019)");
  CHECK(answer(FullBand{}).edition == "G.107.2 (06/2019)");
  CHECK(answer(NarrowBand{}).terms.size() == 13);
  CHECK(answer(FullBand{.Ie = 132, .Bpl = 1, .Ppl = 100, .A = -40}).scores.R < 0);
  CHECK(answer(FullBand{.A = 20}).scores.R == 168);
  CHECK(answer(FullBand{.Ie = 145}).scores.MOS_CQE == 1); // R is 3: the cubic dips below 1 there
}

TEST_CASE("the same telephone channel has its known place on the three scales") {
  // a clean G.711 call: 4.41 on N, 3.70 on W, 3.25 on F
  CHECK_THAT(answer(NarrowBand{}).scores.MOS_LQE, WithinAbs(4.41, 0.005));
  CHECK_THAT(answer(WideBand{.Ie = 35.8}).scores.MOS_LQE, WithinAbs(3.70, 0.005));
  CHECK_THAT(answer(FullBand{.Ie = 54.8}).scores.MOS_LQE, WithinAbs(3.25, 0.005));
}

TEST_CASE("wideband and fullband R never rise with loss, delay, equipment impairment or burstiness") {
  const Band band = GENERATE(Band::wide, Band::full);
  const double Ppl = GENERATE(0.0, 0.5, 2.0, 8.0, 20.0);
  const double BurstR = GENERATE(1.0, 1.2);
  const double Ta = GENERATE(0.0, 99.0, 101.0, 250.0, 480.0);
  const double Ie = GENERATE(0.0, 20.0, 56.0);
  CAPTURE(Ppl, BurstR, Ta, Ie);
  Model in = default_model(band);
  const auto field = [&](Model& model, const char* symbol) -> double& {
    return find_input(symbol, band)->field(model);
  };
  field(in, "Bpl") = 30; // so that the term of loss stays below 1 and its sense does not turn
  field(in, "Ppl") = Ppl;
  field(in, "BurstR") = BurstR;
  field(in, "Ta") = Ta;
  field(in, "Ie") = Ie;
  const double R = answer(in).scores.R;
  const auto R_with = [&](const char* symbol, double step) {
    Model more = in;
    field(more, symbol) += step;
    return answer(more).scores.R;
  };
  CHECK(R_with("Ppl", 0.1) < R);
  CHECK(R_with("Ta", 10) <= R);
  CHECK(R_with("BurstR", 0.1) <= R);
  CHECK(R_with("Ie", 1) < R);
}

TEST_CASE("the advantage factor A is added to R of every band, spoken and heard") {
  const Band band = GENERATE(Band::narrow, Band::wide, Band::full);
  CAPTURE(name(band));
  Model in = default_model(band);
  const Scores without = answer(in).scores;
  const Input* advantage = find_input("A", band);
  if (advantage == nullptr) { // a band whose Recommendation has no A
    CHECK(band == Band::full);
    return;
  }
  advantage->field(in) = 7.5;
  CHECK_THAT(answer(in).scores.R, WithinAbs(without.R + 7.5, 1e-12)); // a sum of numbers below 200
  CHECK_THAT(answer(in).scores.R_LQ, WithinAbs(without.R_LQ + 7.5, 1e-12));
  CHECK_THAT(answer(in).A, WithinAbs(7.5, 1e-12));
}
