#include "recipe/apply.h"

#include "core/error.h"
#include "signal/active_level.h"
#include "signal/audio_file.h"
#include "signal/fir.h"
#include "signal/resample.h"
#include "signal/shaped_noise.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace quietroom;
using namespace quietroom::recipe;
using Catch::Contains;
using Catch::Matchers::WithinAbs;

namespace {

const Seeds seeds{7, "c", "a"};

double rms_dbov(const std::vector<double>& samples) {
  return 10 * std::log10(std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0) /
                         static_cast<double>(samples.size()));
}

std::vector<double> difference(const signal::Clip& a, const signal::Clip& b) {
  std::vector<double> out(a.samples.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = a.samples[i] - b.samples[i];
  return out;
}

Recipe noise(NoiseKind kind, double snr_db) {
  Noise step;
  step.kind = kind;
  step.snr_db = snr_db;
  return {{step, 1}};
}

/// A set with ten talkers' recordings, talker0.wav to talker9.wav, of 3 s at 16 kHz.
struct Talkers {
  test::TempFolder folder;
  SetFiles files{folder.path()};
  Noise noise;

  Talkers() {
    noise.kind = NoiseKind::babble;
    noise.snr_db = 10;
    for (int i = 0; i < 9; ++i) {
      const std::string name = "talker" + std::to_string(i);
      signal::write_wav(folder.path() / (name + ".wav"),
                        test::speech_like(16000, 1.5, static_cast<std::uint64_t>(i) + 10), 16);
      noise.files.push_back(name + ".wav");
      noise.talkers.push_back(name);
    }
  }
};

} // namespace

TEST_CASE("noise lies below the active level of the speech by its ratio, and says so") {
  const auto kind = GENERATE(NoiseKind::white, NoiseKind::pink, NoiseKind::hoth, NoiseKind::vehicle,
                             NoiseKind::vehicle_stationary);
  const signal::Clip speech = test::speech_like(8000, 3, 1); // -26 dBov
  const Prepared out = apply(noise(kind, 12), speech, seeds, {});
  CHECK_THAT(rms_dbov(difference(out.clip, speech)),
             WithinAbs(-26 - 12, 0.02)); // P.56's ladder of thresholds
  CHECK_THAT(out.facts.snr_db.value(), WithinAbs(12, 1e-9));
  CHECK(out.facts.noise_added);
  CHECK(out.clip == apply(noise(kind, 12), speech, seeds, {}).clip);
}

TEST_CASE("noise runs through pauses, and to both ends, at one level") {
  const signal::Clip speech = test::speech_like(8000, 4, 1);
  const auto added = difference(apply(noise(NoiseKind::white, 20), speech, seeds, {}).clip, speech);
  for (std::size_t at = 0; at < added.size(); at += 1600) // 0.2 s: 1600 samples, 0.15 dB of standard error
    CHECK_THAT(rms_dbov({added.begin() + static_cast<std::ptrdiff_t>(at),
                         added.begin() + static_cast<std::ptrdiff_t>(at) + 1600}),
               WithinAbs(-46, 0.8));
}

TEST_CASE("noise goes through the filters and rates that its speech went through, and its ratio counts "
          "behind them") {
  const signal::Clip recording = test::speech_like(16000, 3, 1);
  const Recipe source = {{Filter{"telephone"}, 1}, {Resample{8000}, 1}, {Level{-26}, 1}};
  const signal::Clip speech = apply(source, recording, {}, {}).clip;
  const Origin origin{"ann", 16000, &source};
  const auto banded = difference(apply(noise(NoiseKind::white, 10), speech, seeds, {}, origin).clip, speech);
  CHECK_THAT(rms_dbov(banded), WithinAbs(-36, 0.02));
  const signal::Fir below = signal::low_pass(8000, {3600, 150}, 60); // the telephone band ends at 3464 Hz
  auto above = signal::filtered(below, banded);
  for (std::size_t i = 0; i < above.size(); ++i) above[i] = banded[i] - above[i];
  CHECK(rms_dbov(above) < -36 - 35);

  Recipe full = noise(NoiseKind::white, 10);
  std::get<Noise>(full[0].step).full_band = true;
  const auto whole = difference(apply(full, speech, seeds, {}, origin).clip, speech);
  above = signal::filtered(below, whole);
  for (std::size_t i = 0; i < above.size(); ++i) above[i] = whole[i] - above[i];
  CHECK(rms_dbov(above) > -36 - 12); // a tenth of the band
}

TEST_CASE("a filter of the condition itself limits the noise behind it as well") {
  const signal::Clip speech = test::speech_like(16000, 2, 1);
  Recipe filtered = {{Filter{"telephone"}, 1}};
  const signal::Clip clean = apply(filtered, speech, seeds, {}).clip;
  filtered.push_back(noise(NoiseKind::white, 10).front());
  const auto added = difference(apply(filtered, speech, seeds, {}).clip, clean);
  const auto low = signal::filtered(signal::low_pass(16000, {3700, 200}, 60), added);
  CHECK_THAT(rms_dbov(low), WithinAbs(rms_dbov(added), 0.01)); // nothing above
}

TEST_CASE("a shared seed puts the same noise under all sources, else each has its own") {
  const signal::Clip speech = test::speech_like(8000, 2, 1);
  Recipe shared = noise(NoiseKind::hoth, 10);
  std::get<Noise>(shared[0].step).shared = true;
  const Seeds other{7, "c", "b"};
  CHECK(apply(shared, speech, seeds, {}).clip == apply(shared, speech, other, {}).clip);
  const Recipe own = noise(NoiseKind::hoth, 10);
  CHECK_FALSE(apply(own, speech, seeds, {}).clip == apply(own, speech, other, {}).clip);
}

TEST_CASE("no talker of the foreground speaks in the babble behind it") {
  Talkers set;
  const signal::Clip speech = test::speech_like(8000, 2, 1);
  const Recipe recipe = {{set.noise, 1}};
  const auto heard_with = [&](const std::string& foreground) {
    return apply(recipe, speech, seeds, set.files, {foreground, 16000, nullptr}).clip;
  };
  CHECK(background_talkers(set.noise, "talker3").size() == 8);
  CHECK_FALSE(heard_with("talker3") == heard_with("somebody"));
  // without the file it is the same babble
  Noise without = set.noise;
  without.files.erase(without.files.begin() + 3);
  without.talkers.erase(without.talkers.begin() + 3);
  CHECK(apply({{without, 1}}, speech, seeds, set.files, {"", 16000, nullptr}).clip == heard_with("talker3"));
  CHECK(chain_text({{without, 1}}, seeds, set.files, "x") == chain_text(recipe, seeds, set.files, "talker3"));
  CHECK(chain_text(recipe, seeds, set.files, "x") != chain_text(recipe, seeds, set.files, "talker3"));
}

TEST_CASE("a recording of noise is looped, at the rate of the speech") {
  const test::TempFolder folder;
  const signal::Clip recorded = signal::shaped_noise(signal::pink_spectrum(), 16000, 16000, 1);
  signal::Clip quiet = recorded;
  for (double& sample : quiet.samples) sample *= 0.01;
  signal::write_wav(folder.path() / "cafe.wav", quiet, 24);
  Recipe recipe = noise(NoiseKind::recording, 15);
  std::get<Noise>(recipe[0].step).files = {"cafe.wav"};
  const signal::Clip speech = test::speech_like(8000, 4, 1);
  const Prepared out = apply(recipe, speech, seeds, SetFiles(folder.path()));
  CHECK_THAT(rms_dbov(difference(out.clip, speech)), WithinAbs(-26 - 15, 0.02));
  CHECK_THROWS_WITH(apply(recipe, speech, seeds, SetFiles()), Contains("leaves the folder of the set"));
}

TEST_CASE("speech-shaped noise is made of its files") {
  Talkers set;
  set.noise.kind = NoiseKind::speech_shaped;
  set.noise.talkers.clear();
  set.noise.files.resize(2);
  const signal::Clip speech = test::speech_like(8000, 2, 1);
  const Prepared out = apply({{set.noise, 1}}, speech, seeds, set.files);
  CHECK_THAT(rms_dbov(difference(out.clip, speech)), WithinAbs(-26 - 10, 0.02));
}

TEST_CASE("noise that is set against silence, or that is silence in the band, is refused") {
  CHECK_THROWS_WITH(apply(noise(NoiseKind::hoth, 10), {8000, 1, std::vector<double>(8000)}, seeds, {}),
                    Contains("P.56 finds no speech"));
  const test::TempFolder folder;
  signal::write_wav(folder.path() / "n.wav", {8000, 1, std::vector<double>(8000)}, 16);
  Recipe recipe = noise(NoiseKind::recording, 15);
  std::get<Noise>(recipe[0].step).files = {"n.wav"};
  CHECK_THROWS_WITH(apply(recipe, test::speech_like(8000, 1, 1), seeds, SetFiles(folder.path())),
                    Contains("silent in the band"));
}
