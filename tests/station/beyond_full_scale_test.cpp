#include "station/beyond_full_scale.h"

#include "support/sound_bytes.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("a session says before it begins which of its files playback will cut at full scale") {
  const test::TempFolder folder;
  study::FixedStudy study;
  study.design.set = folder.path();
  for (const float peak : {0.5F, 2.0F, 4.0F}) {
    stimulus::Stimulus& stimulus = study.set.stimuli.emplace_back();
    stimulus.file = "s" + std::to_string(study.set.stimuli.size()) + ".wav";
    folder.write(stimulus.file, test::float_wav({0, peak, -0.1F}));
  }
  design::Plan plan;
  plan.blocks.emplace_back().trials = {{{{0}}}, {{{1}}}, {{{1}}}};
  const auto problems = station::beyond_full_scale(study, plan);
  REQUIRE(problems.size() == 1); // once; s3.wav is not heard in it
  CHECK(problems[0].where == (folder.path() / "s2.wav").string());
  CHECK(problems[0].message == "warning: goes 6.02 dB beyond full scale, where it is cut");
}
