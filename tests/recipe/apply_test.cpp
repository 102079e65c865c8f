#include "recipe/apply.h"

#include "core/error.h"
#include "core/gaussian.h"
#include "core/random.h"
#include "signal/active_level.h"
#include "signal/band_filter.h"
#include "signal/loudness.h"
#include "signal/tone.h"
#include "support/speech_like.h"

#include <array>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using Catch::Matchers::WithinAbs;

namespace {

const Seeds seeds{7, "c", "a"};
SetFiles files;

double level_of(const signal::Clip& clip) {
  return *signal::active_level(clip.samples, clip.rate_hz).active_level_dbov;
}

} // namespace

TEST_CASE("a level step brings speech to its level and says by how much") {
  const signal::Clip speech = test::speech_like(8000, 4, 1);
  const Prepared out = apply({{Level{-30}, 1}}, speech, seeds, files);
  CHECK_THAT(level_of(out.clip), WithinAbs(-30, 0.02));      // P.56's ladder of thresholds
  CHECK_THAT(*out.facts.gain_db, WithinAbs(-30 + 26, 0.02)); // the same
  CHECK_FALSE(out.facts.noise_added);
}

TEST_CASE("bursts of one loudness, which P.56 measures by steps, are brought to their level too") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    Gaussian noise(seed);
    signal::Clip clip{16000, 1, std::vector<double>(8 * 16000)};
    constexpr std::array amplitudes = {0.0, 0.02, 0.05, 0.1, 0.0, 0.12, 0.02};
    for (std::size_t i = 0; i < clip.samples.size(); ++i)
      clip.samples[i] = amplitudes[(i / 3200 * (seed + 1)) % amplitudes.size()] * noise.next();
    for (const double wanted : {-20.0, -24.0, -29.0, -33.0})
      CHECK_THAT(level_of(apply({{Level{wanted}, 1}}, clip, seeds, files).clip), WithinAbs(wanted, 0.051));
  }
}

TEST_CASE("silence is refused, not amplified") {
  CHECK_THROWS_WITH(apply({{Level{-26}, 1}}, {8000, 1, std::vector<double>(8000)}, seeds, files),
                    Catch::Contains("P.56 finds no speech"));
}

TEST_CASE("loss is drawn over the packets of the clip, and what came about is recorded") {
  const signal::Clip speech = test::speech_like(8000, 8.005, 1);
  const Prepared out = apply({{Loss{10, 1, 10, false}, 1}, {Codec{{"g711a"}}, 2}}, speech, seeds, files);
  REQUIRE(out.facts.loss);
  CHECK(out.facts.loss->packets == 801); // the last one half full
  const auto expected = network::loss_statistics(
      network::loss_pattern(network::LossModel{10, 1}, 801, derived_seed(7, {"c", "a", "loss"})));
  CHECK(out.facts.loss->lost == expected.lost);
  CHECK(out.facts.loss->ppl_percent == expected.ppl_percent);
  CHECK(expected.lost > 0);
  CHECK(out.clip.samples.size() == speech.samples.size());
  CHECK(out.clip.samples != apply({{Codec{{"g711a"}}, 2}}, speech, seeds, files).clip.samples);
}

TEST_CASE("loss belongs to the codec right behind it, not to the next one") {
  const signal::Clip speech = test::speech_like(8000, 2, 1);
  const Recipe lossy = {{Loss{20, 1, 10, false}, 1}, {Codec{{"g711a"}}, 2}};
  const Recipe second = {{Codec{{"g711u"}}, 3}};
  Recipe both = lossy;
  both.insert(both.end(), second.begin(), second.end());
  CHECK(apply(both, speech, seeds, files).clip ==
        apply(second, apply(lossy, speech, seeds, files).clip, seeds, files).clip);
}

TEST_CASE("a shared seed loses the same packets of every source, another seed others") {
  const Seeds other{7, "c", "b"};
  CHECK(seeds.of("loss", 0, true) == other.of("loss", 0, true));
  CHECK(seeds.of("loss", 0, false) != other.of("loss", 0, false));
  CHECK(seeds.of("loss", 0, false) != seeds.of("loss", 1, false));
  CHECK(seeds.of("loss", 0, false) != seeds.of("mnru", 0, false));
  CHECK(seeds.of("loss", 0, true) != Seeds{7, "d", "a"}.of("loss", 0, true));
}

TEST_CASE("noise is marked, and seeded by condition and source") {
  const signal::Clip speech = test::speech_like(8000, 2, 1);
  const Recipe mnru = {{Mnru{12}, 1}};
  const Prepared out = apply(mnru, speech, seeds, files);
  CHECK(out.facts.noise_added);
  CHECK(out.clip == apply(mnru, speech, seeds, files).clip);
  CHECK_FALSE(out.clip == apply(mnru, speech, {7, "c", "b"}, files).clip);
}

TEST_CASE("samples that a codec's 16 bits cannot hold are counted") {
  signal::Clip loud = test::speech_like(8000, 1, 1);
  loud.samples[10] = 1.5;
  loud.samples[11] = -1.5;
  CHECK(apply({{Codec{{"g711a"}}, 1}}, loud, seeds, files).facts.clipped_samples == 2);
}

TEST_CASE("the chain names every parameter and seed on which the bytes depend") {
  const std::string loss_seed = std::to_string(derived_seed(7, {"c", "a", "loss"}));
  const std::string mnru_seed = std::to_string(derived_seed(7, {"c", "a", "mnru"}));
  CHECK(chain_text({{Filter{"telephone"}, 1},
                    {Resample{8000}, 1},
                    {Level{-26}, 1},
                    {Mnru{6.5}, 1},
                    {Loss{3, 2, 20, false}, 1},
                    {Codec{{.id = "g711a", .plc = codec::Plc::silence}}, 1},
                    {Codec{{"g711u"}}, 1}},
                   seeds,
                   files) == "filter telephone > resample 8000 Hz > level -26 dBov > mnru 6.5 dB seed " +
                                 mnru_seed + " > loss 3 % burst_ratio 2 packets 20 ms seed " + loss_seed +
                                 " > codec g711a plc silence > codec g711u");
}

TEST_CASE("a level step brings music to its loudness") {
  const signal::Clip clip = signal::tone({48000, 997, -40, 2, 0});
  Level level;
  level.level_dbov.reset();
  level.loudness_lufs = -23;
  const Prepared out = apply({{level, 1}}, clip, seeds, files);
  CHECK_THAT(*signal::loudness(out.clip).integrated_lufs, WithinAbs(-23, 1e-6));
  CHECK_THAT(*out.facts.gain_db, WithinAbs(17, 0.05)); // K-weighting at 997 Hz is 0 dB
  CHECK_THROWS_WITH(apply({{level, 1}}, {48000, 1, std::vector<double>(4800)}, seeds, files),
                    Catch::Contains("no loudness"));
}

TEST_CASE("a filter step takes the filters by their names") {
  for (const auto& [name, rate_hz] :
       {std::pair("P.341", 16000), std::pair("G.712", 8000), std::pair("FLAT", 16000)}) {
    const signal::Clip in = test::speech_like(rate_hz, 1, 1);
    const Prepared out = apply({{Filter{name}, 1}}, in, seeds, files);
    CAPTURE(name);
    CHECK(out.clip == signal::band_filtered(name, in));
    CHECK(out.clip.samples != in.samples);
    CHECK(chain_text({{Filter{name}, 1}}, seeds, files) == std::string("filter ") + name);
  }
}

TEST_CASE("fullband MNRU is a step with its normalisation and DC filter in the chain") {
  const signal::Clip speech = test::speech_like(48000, 1, 1);
  const signal::FullbandMnru settings{12, signal::NoiseNormalisation::unit, 60};
  const Recipe recipe = {{Mnru{12, settings}, 1}};
  const Prepared out = apply(recipe, speech, seeds, files);
  CHECK(out.clip == signal::mnru_fullband(speech, settings, derived_seed(7, {"c", "a", "mnru"})));
  CHECK(out.facts.noise_added);
  CHECK(chain_text(recipe, seeds, files)
            .starts_with("mnru fullband 12 dB normalisation unit dc_filter_hz 60 seed "));
}
