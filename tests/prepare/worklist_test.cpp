#include "prepare/worklist.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;

namespace {

stimulus::Step step(const std::string& name,
                    std::map<std::string, stimulus::Step::Parameter, std::less<>> parameters, int line = 1) {
  return {name, std::move(parameters), line};
}

/// Two sources at 8 kHz under G.711 and under nothing; 8 kHz, 16 bits.
stimulus::StimulusSet two_by_two() {
  stimulus::StimulusSet set;
  set.rate_hz = 8000;
  set.sources = {{"a", {"a.wav"}, 0.5, "t", "", "", 1}, {"b", {"b1.wav", "b2.wav"}, 0.5, "t", "", "", 2}};
  set.conditions = {{"coded", "", stimulus::Kind::test, {step("codec", {{"id", "g711a"}}, 5)}, {}, 5},
                    {"direct", "", stimulus::Kind::reference, {}, {}, 6}};
  return set;
}

struct Made {
  Worklist worklist;
  std::vector<Problem> problems;
};

Made made(const stimulus::StimulusSet& set) {
  Made out;
  recipe::SetFiles files;
  out.worklist = worklist_of(set, {8000, 8000}, "set.toml", files, out.problems);
  return out;
}

} // namespace

TEST_CASE("each source under each condition is one entry, with the chain that its sound depends on") {
  const auto [worklist, problems] = made(two_by_two());
  CHECK(problems.empty());
  std::vector<std::string> found;
  for (const PlannedStimulus& each : worklist.stimuli)
    found.push_back(std::to_string(each.source) + std::to_string(each.condition) + " " + each.chain);
  CHECK(found ==
        std::vector<std::string>{"00 file > codec g711a > resample 8000 Hz > write 16 bits",
                                 "10 2 files, pauses 0.5 s > codec g711a > resample 8000 Hz > write 16 bits",
                                 "01 file > resample 8000 Hz > write 16 bits",
                                 "11 2 files, pauses 0.5 s > resample 8000 Hz > write 16 bits"});
}

TEST_CASE("a condition of finished files has no entry, and a reduction is part of every chain") {
  stimulus::StimulusSet set = two_by_two();
  stimulus::Stimulus finished;
  finished.condition = "coded";
  finished.is_finished = true;
  set.stimuli = {finished};
  set.reduction_db = 2;
  const Worklist worklist = made(set).worklist;
  REQUIRE(worklist.stimuli.size() == 2);
  for (const PlannedStimulus& each : worklist.stimuli) {
    CHECK(each.condition == 1);
    CHECK(each.chain.find(" > lower 2 dB > write 16 bits") != std::string::npos);
  }
}

TEST_CASE("a set that levels by speech activity and by loudness is warned of, with both lines") {
  stimulus::StimulusSet set = two_by_two();
  set.conditions[0].steps = {step("level", {{"level_dbov", -26.0}}, 7)};
  set.conditions[1].steps = {step("level", {{"loudness_lufs", -23.0}}, 9)};
  const std::vector<Problem> problems = made(set).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].severity == Severity::warning);
  CHECK(text(problems[0]) == "set.toml:9: levels by loudness_lufs where line 7 levels by level_dbov; keep to "
                             "one of them, for they lie decibels apart");
}

TEST_CASE("with a mistake in a recipe there is no entry, for its chain would say nothing") {
  stimulus::StimulusSet set = two_by_two();
  set.conditions[1].steps = {step("echo", {})};
  const auto [worklist, problems] = made(set);
  CHECK(has_error(problems));
  CHECK(worklist.stimuli.empty());
}
