#include "watch/call_quality.h"

#include "core/random.h"
#include "support/json_file.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace quietroom;
using namespace quietroom::watch;
using Catch::Matchers::WithinAbs;

namespace {

CallModel concealed() { return model_of(emodel::find_codec(emodel::published_codecs(), "g711-plc")); }

} // namespace

// R of the truth files is made of a Ppl of four decimals.
TEST_CASE("R and MOS of captures with known loss are those of their truth files") {
  for (const auto& file :
       std::filesystem::directory_iterator(QUIETROOM_SOURCE_DIR "/tests/vectors/watch/captures")) {
    if (file.path().extension() != ".json") continue;
    CAPTURE(file.path().filename().string());
    const auto truth = test::read_json("watch/captures/" + file.path().filename().string());
    const auto& loss = truth["truth"]["fixed_buffer"]["effective"];
    CallModel model = concealed();
    model.one_way_ms = truth["emodel"]["assumed"]["network_one_way_ms"].get<double>();
    const double expected = truth["truth"]["expected"].get<double>();
    const double ppl = 100 * loss["count"].get<double>() / expected;
    const double burst_r =
        loss["runs"] == 0
            ? 1
            : std::max(1.0, loss["count"].get<double>() / loss["runs"].get<double>() * (1 - ppl / 100));
    const CallQuality found = call_quality(model, ppl, burst_r, {});
    CHECK_THAT(*found.r, WithinAbs(truth["emodel"]["R_cq"].get<double>(), 2e-4));
    CHECK_THAT(*found.mos_cqe, WithinAbs(truth["emodel"]["mos_cqe"].get<double>(), 6e-5));
    CHECK_THAT(*found.r_lq, WithinAbs(truth["emodel"]["R_lq"].get<double>(), 2e-4));
    CHECK_THAT(*found.mos_lqe, WithinAbs(truth["emodel"]["mos_lqe"].get<double>(), 6e-5));
  }
}

TEST_CASE("MOS never rises with more delay or loss") {
  SplitMix64 random(5);
  const CallModel model = concealed();
  double rtt_ms = 0, ppl = 0, burst_r = 1;
  CallQuality before = call_quality(model, ppl, burst_r, rtt_ms);
  for (int i = 0; i < 1'000'000; ++i) {
    if (rtt_ms > 1500 || ppl > 60) {
      rtt_ms = ppl = 0;
      burst_r = 1 + random.next_unit() * 4;
      before = call_quality(model, ppl, burst_r, rtt_ms);
    }
    rtt_ms += random.next_unit() * 30;
    ppl += random.next_unit();
    const CallQuality now = call_quality(model, ppl, burst_r, rtt_ms);
    if (*now.mos_cqe > *before.mos_cqe || *now.mos_lqe > *before.mos_lqe)
      FAIL("rises at " << rtt_ms << " ms, " << ppl << " %");
    before = now;
  }
}

TEST_CASE("what is missing is said, and nothing is made up for it") {
  CallModel unknown;
  CHECK(call_quality(unknown, 1, 1, 100.0).why == "no Ie is known for the codec; give it with --codecs FILE");
  CHECK(call_quality(concealed(), {}, 1, 100.0).why == "the loss is unknown");
  CallModel gsm = model_of(emodel::find_codec(emodel::published_codecs(), "gsm-fr"));
  CHECK(call_quality(gsm, 0, 1, 100.0).mos_lqe.has_value());
  CHECK_FALSE(call_quality(gsm, 1, 1, 100.0).mos_lqe.has_value());
  CHECK(call_quality(concealed(), 0, 1, {}).mos_lqe.has_value());
  CHECK_FALSE(call_quality(concealed(), 0, 1, {}).r.has_value());
  CHECK(assumptions_of(concealed(), true, true).size() >= 5);
}

TEST_CASE("bands are half-open at their printed edges") {
  CHECK(quality_band(4.35) == "best");
  CHECK(quality_band(4.34) == "high");
  CHECK(quality_band(4.03) == "high");
  CHECK(quality_band(4.0299) == "medium");
  CHECK(quality_band(3.6) == "medium");
  CHECK(quality_band(3.1) == "low");
  CHECK(quality_band(3.05) == "poor");
}
