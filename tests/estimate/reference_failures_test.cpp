// What the public reference of ViSQOL 3.3.3 fails at, case by case: where it gives a number without meaning,
// crashes or refuses good input.
#include "estimate/made_impairment.h"
#include "estimate/pair_estimate.h"

#include "core/gaussian.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::Contains;

namespace {

constexpr int rate_hz = 16000;

signal::Clip speech(double seconds, std::uint64_t seed = 1) { return made_speech(rate_hz, seconds, seed); }

signal::Clip constant(double value, double seconds = 3) {
  return {rate_hz, 1, std::vector<double>(static_cast<std::size_t>(seconds * rate_hz), value)};
}

PairEstimate scored(const signal::Clip& reference, const signal::Clip& degraded, Mode mode = Mode::speech,
                    bool strict = false) {
  EstimateRequest request;
  request.mode = mode;
  request.strict = strict;
  return estimated(reference, degraded, request);
}

bool warns(const PairEstimate& it, const std::string& of) {
  return std::ranges::any_of(it.warnings,
                             [&](const std::string& each) { return each.find(of) != each.npos; });
}

} // namespace

TEST_CASE("a silent reference, 5.0 there, has no score, against speech and against silence") {
  for (const auto& degraded : {speech(3), constant(0)}) {
    const auto found = scored(constant(0), degraded);
    CHECK_FALSE(found.mos_lqo);
    CHECK(found.reason == "the reference is silent");
  }
}

TEST_CASE("a silent degraded sound, 1.0 there, and a constant offset, 3.29 there, have no score") {
  CHECK(scored(speech(3), constant(0)).reason == "the degraded sound is silent");
  CHECK(scored(constant(0.2), speech(3)).reason == "the reference holds a constant offset and nothing else");
  CHECK(scored(speech(3), constant(-0.2)).reason ==
        "the degraded sound holds a constant offset and nothing else");
  CHECK_FALSE(scored(speech(3), constant(-0.2)).mos_lqo);
}

TEST_CASE(
    "clips of 0.02 to 0.6 s, which abort the process there, are told to be too short, and longer ones work") {
  for (int ms = 20; ms <= 480; ms += 20) {
    const auto clip = speech(ms / 1000.0);
    const auto found = scored(clip, clip);
    CAPTURE(ms);
    CHECK_FALSE(found.mos_lqo);
    CHECK_THAT(found.reason, Contains("too short") || Contains("of active speech"));
  }
  for (int ms = 500; ms <= 700; ms += 20) { // a score or a reason, and no crash
    const auto clip = speech(ms / 1000.0);
    const auto found = scored(clip, clip);
    CAPTURE(ms);
    CHECK(found.mos_lqo.has_value() == found.reason.empty());
  }
  const auto second = speech(1);
  CHECK(*scored(second, second).mos_lqo > 4.99);
}

TEST_CASE("audio of fewer frames than a patch has no score, and says so") {
  const auto brief = made_speech(48000, 0.6, 1), enough = made_speech(48000, 1.2, 1);
  CHECK_THAT(scored(brief, brief, Mode::audio).reason, Contains("fewer frames than one patch has"));
  CHECK(scored(enough, enough, Mode::audio).mos_lqo);
}

TEST_CASE("a value that is not finite is no score but a reason") {
  for (const double bad : {std::nan(""), HUGE_VAL}) {
    auto clip = speech(3);
    clip.samples[1000] = bad;
    CHECK(scored(clip, speech(3)).reason == "the reference holds a value that is not finite");
    CHECK(scored(speech(3), clip).reason == "the degraded sound holds a value that is not finite");
  }
}

TEST_CASE(
    "a short reference against a long degraded sound needs no more memory than it should, and has a score") {
  const auto found = scored(speech(1), speech(60));
  CHECK(found.mos_lqo);
  CHECK(warns(found, "59.00 s longer"));
}

TEST_CASE("a degraded sound much shorter than the reference has the reference's number and a warning") {
  const auto reference = speech(3);
  auto degraded = reference;
  degraded.samples.resize(rate_hz / 5);
  const auto found = scored(reference, degraded);
  CHECK(warns(found, "shorter than the reference"));
  CHECK(found.mos_lqo.has_value() == found.reason.empty());
  CHECK_FALSE(scored(reference, degraded, Mode::speech, true).mos_lqo);
}

TEST_CASE("two more seconds in front are never penalised by the method, so they are warned of") {
  const auto reference = speech(6);
  auto noise = with_delay(reference, 2);
  Gaussian hum(7);
  for (std::size_t i = 0; i < 2 * rate_hz; ++i) noise.samples[i] = 0.002 * hum.next();
  const auto found = scored(reference, noise);
  REQUIRE(found.mos_lqo);
  CHECK(*found.mos_lqo > 4.5);
  CHECK(warns(found, "2.00 s longer than the reference"));
}

TEST_CASE(
    "unrelated sounds score above 1 as they do there, and are warned of below the limit of similarity") {
  const auto reference = speech(6);
  auto noise = constant(0, 6);
  Gaussian white(3);
  for (double& x : noise.samples) x = 0.05 * white.next();
  const auto found = scored(reference, noise);
  REQUIRE(found.comparison);
  CHECK(*found.mos_lqo > 1.3);
  CHECK(*found.mos_lqo < 2);
  const bool below = found.comparison->similarity.vnsim < 0.30; // doubts_test has either side
  CHECK(warns(found, "the sounds have little in common: VNSIM") == below);
}

TEST_CASE("an alignment that cannot be trusted is warned of") {
  const auto reference = speech(3);
  const auto found = scored(reference, with_delay(reference, 1.9));
  CHECK(warns(found, "the alignment cannot be trusted"));
}

TEST_CASE("a piece that alignment would leave shorter than a frame does not take the whole comparison away") {
  auto degraded = with_loss(speech(6), 60, 5); // patches of which little is left to align by
  const auto found = scored(speech(6), degraded);
  CHECK(found.mos_lqo);
}

TEST_CASE("8 kHz is scored as it is, and unequal rates at the lower one, which is told") {
  const auto narrow = made_speech(8000, 3, 1);
  CHECK(*scored(narrow, narrow).mos_lqo > 4.99);
  const auto found = scored(speech(3), narrow);
  CHECK(found.rate_hz == 8000);
  CHECK(warns(found, "resampled to 8000 Hz"));
  CHECK(found.mos_lqo);
}

TEST_CASE("polarity of the degraded sound is invisible, as the method has it") {
  CHECK(*scored(speech(3), with_gain(speech(3), -1)).mos_lqo > 4.99);
}

TEST_CASE("a rate above the one that speech mode is meant for is scored and warned of") {
  const auto wide = made_speech(48000, 3, 1);
  const auto found = scored(wide, wide);
  CHECK(*found.mos_lqo > 4.99);
  CHECK(warns(found, "above the 16000 Hz that speech mode is meant for"));
}
