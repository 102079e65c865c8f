#include "emodel/simplified.h"

#include "support/vector_csv.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::emodel;
using Catch::Matchers::WithinAbs;

namespace {

OtherScore score_of(const test::VectorRow& row) {
  const std::string& model = row.text("model");
  const auto in = [&](const char* column) { return row.number(column); };
  if (model == "cole_rosenbluth G.711") return cole_rosenbluth(ColeCodec::g711, in("in1"), in("in3"));
  if (model == "cole_rosenbluth G.729A") return cole_rosenbluth(ColeCodec::g729a, in("in1"), in("in3"));
  if (model == "effective_latency 93.2") return effective_latency(in("in1"), in("in2"), in("in3"));
  if (model == "twilio") return twilio(in("in1"), in("in2"), in("in3"));
  if (model == "voipmonitor_g711") return voipmonitor_g711(in("in3"), in("in4"));
  if (model == "rtpengine_nb") return rtpengine(in("in1"), in("in2"), in("in3"));
  if (model == "freeswitch") return freeswitch(in("in1"), in("in2"));
  FAIL("a model that this test does not know: " << model);
  return {};
}

} // namespace

TEST_CASE("the formulas of other products give what they give") {
  for (const auto& row : test::read_vectors("emodel/simplified.csv")) {
    CAPTURE(row.text("id"), row.text("model"));
    const OtherScore score = score_of(row);
    CHECK_THAT(score.score, WithinAbs(row.number("MOS"), 1e-6)); // six decimals in the file
    CHECK(score.R.has_value() == !row.text("R").empty());
    if (score.R) CHECK_THAT(*score.R, WithinAbs(row.number("R"), 1e-6));
  }
}

TEST_CASE("branches of the simplified formulas that the vectors do not reach") {
  CHECK(voipmonitor_g711(0.51, 1).score == 1);
  CHECK_THAT(cole_rosenbluth(ColeCodec::g711_bursty, 0, 0.05).R.value(),
             WithinAbs(94.2 - 19 * std::log(4.5), 1e-12));
  CHECK_THAT(cole_rosenbluth(ColeCodec::g711_bursty, 0, 0.03).R.value(),
             WithinAbs(94.2 - 30 * std::log(1.45), 1e-12));
  // G.107.2 with Ie 10.2 and Bpl 4.3 at 2 % loss and 200 ms: row fb031 of the fullband vectors
  CHECK_THAT(rtpengine_fullband(400, 0, 2).R.value(), WithinAbs(94.627600, 1e-6));
}

TEST_CASE("a call is put to every product by its own view of delay") {
  const auto scores = simplified_scores({.delay_ms = 100, .jitter_ms = 5, .Ppl = 1, .BurstR = 1});
  const auto R_of = [&](std::string_view product) {
    for (const NamedScore& score : scores)
      if (score.product == product) return score.value.R.value();
    return 0.0;
  };
  CHECK_THAT(R_of("effective latency"), WithinAbs(93.2 - 3 - 2.5, 1e-12));
  CHECK_THAT(R_of("PingPlotter and copies"), WithinAbs(93.2 - 10 - 2.5, 1e-12));
}
