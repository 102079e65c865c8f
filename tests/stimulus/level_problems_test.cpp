#include "stimulus/level_problems.h"

#include "stimulus/measured_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;
using Catch::Contains;
using quietroom::stimulus::test::MeasuredSet;

namespace {

std::vector<std::string> problems(const MeasuredSet& made) {
  std::vector<std::string> out;
  for (const Problem& each : problems_of_levels("set", made.set, made.stimuli))
    out.push_back(each.where + ": " + each.message);
  return out;
}

Step step(const std::string& name, const std::string& key, double value) { return {name, {{key, value}}, 1}; }

/// A set of prepared stimuli of one condition, levelled to -26 in its source_steps.
MeasuredSet prepared_set() {
  MeasuredSet made;
  made.set.prepared = true;
  made.set.source_steps = {step("level", "level_dbov", -26)};
  made.condition("c");
  return made;
}

} // namespace

TEST_CASE("finished files more than half a decibel off -26, or off the level of their set, are told") {
  MeasuredSet made;
  made.condition("c");
  made.add("c", "f", -26.5);
  made.add("c", "m", -25.5);
  made.add("c", "x", -26);
  CHECK(problems(made).empty());
  made.add("c", "y", -26.51);
  REQUIRE(problems(made).size() == 1);
  CHECK(
      problems(made)[0].starts_with("set/c.y.s1.wav: active level -26.5 dBov is more than 0.5 dB off -26;"));
  made.set.level_dbov = -26.4;
  CHECK_THAT(problems(made).at(0), Contains("c.m.s1.wav")); // 0.9 above that
}

TEST_CASE("a set that lies elsewhere as a whole is one problem, and its files are held to their median") {
  MeasuredSet made;
  made.condition("c");
  for (const double level : {-30.0, -30.2, -30.1}) made.add("c", std::to_string(level), level);
  CHECK(problems(made).size() == 1);
  CHECK_THAT(problems(made)[0], Contains("set/set.toml") && Contains("lie around -30.1 dBov"));
  made.add("c", "odd", -29);
  CHECK(problems(made).size() == 2);
  made.set.level_dbov = -30;
  CHECK(problems(made).size() == 1); // the odd one
}

TEST_CASE("a prepared stimulus is held to its last level step and the gains behind it, less the reduction") {
  MeasuredSet made = prepared_set();
  Condition& condition = made.set.conditions.front();
  const auto level_is = [&](double dbov) {
    made.stimuli.clear();
    made.add("c", "f", dbov).stimulus.is_finished = false;
    return problems(made).empty();
  };
  CHECK(level_is(-26));
  CHECK_FALSE(level_is(-30));
  condition.steps = {step("gain", "gain_db", -4)};
  CHECK(level_is(-30));
  condition.steps = {step("gain", "gain_db", -4), step("level", "level_dbov", -20)};
  CHECK(level_is(-20));
  made.set.reduction_db = 3;
  CHECK(level_is(-23));
  condition.steps = {step("level", "loudness_lufs", -23)};
  CHECK(level_is(-10)); // not a level of speech
}

TEST_CASE("what a chain does to the level is told as such, unless the set aligns it afterwards") {
  MeasuredSet made = prepared_set();
  made.add("c", "f", -28).stimulus.is_finished = false;
  CHECK_THAT(problems(made).at(0), Contains("its chain changes the level by -2.0 dB"));
  made.set.post_align = PostAlign::rms_active_frames_of_clean;
  CHECK_THAT(problems(made).at(0), Contains("more than 0.5 dB off -26; level it"));
}

TEST_CASE("of speech under noise its source is judged, and of filled pauses nothing") {
  MeasuredSet made = prepared_set();
  MeasuredStimulus& noisy = made.add("c", "f", -15);
  noisy.stimulus.is_finished = false;
  noisy.stimulus.level_of_source = true;
  noisy.stimulus.active_level_dbov = -26.1;
  CHECK(problems(made).empty());
  made.stimuli[0].stimulus.active_level_dbov = -27;
  CHECK_THAT(problems(made).at(0), Contains("active level -27.0 dBov of its source"));
  made.stimuli[0].stimulus.level_of_source = false;
  made.stimuli[0].noise_fills_pauses = true;
  CHECK(problems(made).empty());
  made.stimuli[0].noise_fills_pauses = false;
  made.set.conditions[0].steps = {step("noise", "snr_db", 10)};
  CHECK(problems(made).empty());
}

TEST_CASE("up to 2 dB that lost packets took are one note for the set; no speech is told of each file") {
  MeasuredSet made = prepared_set();
  for (const char* talker : {"f", "m"}) {
    MeasuredStimulus& lossy = made.add("c", talker, -27.5);
    lossy.stimulus.is_finished = false;
    lossy.stimulus.ppl_percent = 10;
  }
  REQUIRE(problems(made).size() == 1);
  CHECK_THAT(problems(made)[0],
             Contains("2 files that lost packets lie 0.5 to 2 dB below") && Contains("(c)"));
  made.stimuli[0].level.active_level_dbov = -28.1; // too much
  made.stimuli[1].level.active_level_dbov.reset();
  CHECK(problems(made).size() == 2);
  CHECK_THAT(problems(made)[1], Contains("P.56 finds no speech"));
}
