#include "estimate/pair_estimate.h"

#include "core/atomic_file.h"
#include "core/gaussian.h"
#include "support/reference_pairs.h"
#include "support/speech_like.h"

using namespace quietroom;
using namespace quietroom::estimate;
using namespace quietroom::test;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;

namespace {

signal::Clip clean() { return speech_like(16000, 4, 21); }

signal::Clip with_noise(double level) {
  signal::Clip out = clean();
  Gaussian noise(5);
  for (double& x : out.samples) x += level * noise.next();
  return out;
}

PairEstimate scored(const signal::Clip& degraded, EstimateRequest request = {}) {
  return estimated(clean(), degraded, request);
}

} // namespace

TEST_CASE("the scores of the reference's own pairs are its scores, and the published constants of 333") {
  for (const auto& row : read_vectors("estimate/oracle_speech.csv")) {
    if (!reference_pair(row.text("reference"), row.text("degraded"))) return;
    const signal::Clip reference = signal::read_clip(reference_sound(row.text("reference")));
    const signal::Clip degraded = signal::read_clip(reference_sound(row.text("degraded")));
    CAPTURE(row.text("reference"), row.text("degraded"));
    EstimateRequest request{Mode::speech, Scaling::scaled, {}, {}, false};
    const double found = estimated(reference, degraded, request).mos_lqo.value();
    CHECK_THAT(found, WithinAbs(row.number("moslqo_exp_scaled"), 1e-6));
    if (!row.text("repo_constant_exp").empty())
      CHECK_THAT(found, WithinAbs(row.number("repo_constant_exp"), 1e-6));
  }
}

TEST_CASE("the same sound gets the top, and more noise never more") {
  CHECK_THAT(*scored(clean()).mos_lqo, WithinAbs(4.99999994, 1e-7));
  CHECK_THAT(*scored(clean(), {{}, Scaling::unscaled, {}, {}, false}).mos_lqo, WithinAbs(4.0158612, 1e-7));
  double before = 5;
  for (const double level : {0.0003, 0.001, 0.003, 0.01}) {
    const double now = *scored(with_noise(level)).mos_lqo;
    CHECK(now < before);
    before = now;
  }
}

TEST_CASE("level and polarity of the degraded sound change nothing") {
  const PairEstimate as_is = scored(with_noise(0.003));
  for (const double factor : {0.25, -1.0}) {
    signal::Clip changed = with_noise(0.003);
    for (double& x : changed.samples) x *= factor;
    CHECK_THAT(*scored(changed).mos_lqo, WithinAbs(*as_is.mos_lqo, 1e-9));
  }
}

TEST_CASE("a silent sound has no score but a reason") {
  const signal::Clip silence{16000, 1, std::vector<double>(64000)};
  const PairEstimate found = estimated(silence, clean(), {});
  CHECK_FALSE(found.mos_lqo);
  CHECK(found.reason == "the reference is silent");
  CHECK(scored(silence).reason == "the degraded sound is silent");
}

TEST_CASE("a doubt is a warning, and with strict there is no score") {
  signal::Clip longer = clean();
  longer.samples.resize(longer.samples.size() + 20000);
  const PairEstimate found = scored(longer);
  REQUIRE(found.warnings.size() == 1);
  CHECK(found.warnings[0] == "the degraded sound is 1.25 s longer than the reference");
  CHECK(found.mos_lqo);
  const PairEstimate strict = scored(longer, {{}, Scaling::scaled, {}, {}, true});
  CHECK_FALSE(strict.mos_lqo);
  CHECK_THAT(strict.reason, Contains("1.25 s longer"));
  CHECK(strict.comparison);
  CHECK(scored(clean(), {{}, Scaling::scaled, {}, {}, true}).mos_lqo);
}

TEST_CASE("the mode goes by the rate unless it is told, and audio mode names its model") {
  CHECK(mode_of_rate(32000) == Mode::speech);
  CHECK(mode_of_rate(44100) == Mode::audio);
  const signal::Clip music = speech_like(48000, 2, 3);
  CHECK(estimated(music, music, {}).mode == Mode::audio);
  CHECK(estimated(music, music, {}).mapping == "Quietroom's own linear fit 1");
  CHECK(*estimated(music, music, {}).mos_lqo > 4.9);
  EstimateRequest request;
  request.audio_model = AudioModel{"own.txt", {0.01, -4.5, 32, {}, {}}};
  const PairEstimate found = estimated(music, music, request);
  CHECK(found.mapping == "support vectors of own.txt");
  CHECK(found.mos_lqo == 4.5);
  CHECK(scored(clean(), request).mapping == "exponential, scaled");
}

TEST_CASE("the order in which pairs are scored changes nothing") {
  const auto first = scored(with_noise(0.003)).comparison->similarity.fvnsim;
  scored(with_noise(0.01));
  CHECK(scored(with_noise(0.003)).comparison->similarity.fvnsim == first);
}

TEST_CASE("strict takes the score of a sound with an offset, and not that of one of inverted polarity") {
  signal::Clip offset = clean(), inverted = clean();
  for (double& x : offset.samples) x += 0.02;
  for (double& x : inverted.samples) x = -x;
  const EstimateRequest strict{{}, Scaling::scaled, {}, {}, true};
  CHECK(scored(offset).mos_lqo);
  CHECK_FALSE(scored(offset, strict).mos_lqo);
  const PairEstimate found = scored(inverted, strict);
  CHECK(found.mos_lqo);
  REQUIRE(found.warnings.size() == 1);
  CHECK_THAT(found.warnings[0], Contains("polarity"));
}
