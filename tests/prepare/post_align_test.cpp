#include "prepare/post_align.h"

#include "core/error.h"
#include "signal/active_level.h"
#include "support/speech_like.h"
#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using Catch::Matchers::WithinAbs;
using recipe::Gain;
using recipe::Level;
using recipe::Recipe;
using recipe::Resample;
using stimulus::PostAlign;

namespace {

std::optional<PostAlignment> of(const Recipe& source, const Recipe& recipe, std::optional<PostAlign> set = {},
                                std::optional<PostAlign> condition = {}) {
  stimulus::StimulusSet a_set;
  a_set.post_align = set;
  stimulus::Condition a_condition;
  a_condition.post_align = condition;
  return post_alignment(a_set, a_condition, source, recipe);
}

const Recipe none;
const Recipe gain = {{Gain{3}, 1}, {Resample{8000}, 1}};
const Recipe level_first = {{Level{-20}, 1}, {Resample{8000}, 1}};

} // namespace

TEST_CASE(
    "the clean source's gain is given where its level step is not the last, and no level stands behind") {
  REQUIRE(of(level_first, gain));
  CHECK(of(level_first, gain)->by == PostAlign::gain_from_clean);
  CHECK(of(level_first, gain)->target_dbov == -20);
  CHECK_FALSE(of({{Level{-20}, 1}}, gain));        // it has its gain already
  CHECK_FALSE(of(level_first, {{Level{-30}, 1}})); // the condition says how loud it is
  CHECK_FALSE(of(none, gain));                     // nobody asks
  CHECK(of(none, gain, PostAlign::gain_from_clean)->target_dbov == -26);
  CHECK_FALSE(of(level_first, gain, PostAlign::none));
}

TEST_CASE("the alignment of a condition goes before that of its set, and the rms has the condition's level") {
  const auto rms = PostAlign::rms_active_frames_of_clean;
  CHECK_FALSE(of(level_first, gain, rms, PostAlign::none));
  CHECK(of(level_first, gain, PostAlign::none, rms)->by == rms);
  CHECK(of(level_first, gain, rms)->target_dbov == -20);
  CHECK(of(level_first, {{Level{-30}, 1}}, rms)->target_dbov == -30);
  CHECK(text(*of(level_first, gain, rms)) == "post_align rms-active-frames-of-clean to -20 dBov");
}

TEST_CASE("a file is promised the level behind which nothing but resampling stands") {
  const Recipe only_resample = {{Resample{8000}, 1}};
  CHECK(promised_level_dbov(level_first, only_resample, {}) == -20.0);
  CHECK(promised_level_dbov(level_first, {{Level{-30}, 1}, {Resample{8000}, 1}}, {}) == -30.0);
  CHECK_FALSE(promised_level_dbov(level_first, gain, {}));
  CHECK_FALSE(promised_level_dbov({{Level{-20}, 1}, {Gain{1}, 1}}, only_resample, {}));
  CHECK(promised_level_dbov(none, only_resample, PostAlignment{PostAlign::gain_from_clean, -26}) == -26.0);
  CHECK_FALSE(promised_level_dbov(none, gain, PostAlignment{PostAlign::gain_from_clean, -26}));
  CHECK_FALSE(promised_level_dbov(level_first, only_resample,
                                  PostAlignment{PostAlign::rms_active_frames_of_clean, -26}));
}

TEST_CASE("the gain from the clean source is the way from its level to the target") {
  const signal::Clip any{8000, 1, {0.1}};
  CHECK(alignment_gain_db({PostAlign::gain_from_clean, -26}, any, -23.5, any) == -2.5);
}

TEST_CASE("the rms over active frames is that of a mask known beforehand") {
  const signal::Clip clean = test::speech_like(16000, 4, 3);
  const double level = *signal::active_level(clean.samples, clean.rate_hz).active_level_dbov;
  signal::Clip degraded = clean;
  for (double& sample : degraded.samples) sample *= 0.25;
  const prepare::PostAlignment rms{stimulus::PostAlign::rms_active_frames_of_clean, -26};
  CHECK_THAT(prepare::alignment_gain_db(rms, clean, level, degraded),
             WithinAbs(-26 - level + 12.04, 0.1)); // P.56 counts the power of pauses, too
  // noise in the pauses alone changes nothing; in the bursts it counts
  for (std::size_t i = 0; i < degraded.samples.size(); ++i)
    if (std::fmod(static_cast<double>(i) / 16000, 1.2) > 1.1) degraded.samples[i] += 0.1;
  CHECK_THAT(prepare::alignment_gain_db(rms, clean, level, degraded),
             WithinAbs(-26 - level + 12.04, 0.1)); // the same
  degraded.samples.resize(degraded.samples.size() / 2);
  CHECK_THROWS_WITH(prepare::alignment_gain_db(rms, clean, level, degraded),
                    Catch::Contains("needs a stimulus of its source's length (4.000 s, not 2.000)"));
  CHECK_THROWS_WITH(prepare::alignment_gain_db(rms, clean, std::nullopt, clean),
                    Catch::Contains("P.56 finds no speech"));
  degraded = clean;
  std::ranges::fill(degraded.samples, 0);
  CHECK_THROWS_WITH(prepare::alignment_gain_db(rms, clean, level, degraded),
                    Catch::Contains("nothing is left"));
}
