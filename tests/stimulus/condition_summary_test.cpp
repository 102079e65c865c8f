#include "stimulus/condition_summary.h"

#include "stimulus/measured_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;
using quietroom::stimulus::test::MeasuredSet;

namespace {

std::vector<ConditionSummary> summaries(const MeasuredSet& made, std::vector<Problem> problems = {}) {
  return summarise("set", Checked{made.set, made.stimuli, std::move(problems)});
}

} // namespace

TEST_CASE("a condition is summed up by the spans of its files, without the level of those under noise") {
  MeasuredSet made;
  made.condition("a", Kind::reference);
  made.condition("b");
  made.add("a", "f", -27);
  made.add("a", "m", -25).seconds = 3;
  MeasuredStimulus& noisy = made.add("b", "f", -20);
  noisy.noise_fills_pauses = true;
  noisy.bandwidth_hz = 3500;
  Stimulus unread = made.set.stimuli.back();
  unread.file = "b.m.s1.wav";
  made.set.stimuli.push_back(unread); // in set.toml, and not measured
  const auto found = summaries(made);
  REQUIRE(found.size() == 2);
  CHECK(found[0].condition == "a");
  CHECK(found[0].kind == Kind::reference);
  CHECK(found[0].active_level_dbov->low == -27);
  CHECK(found[0].active_level_dbov->high == -25);
  CHECK(found[0].seconds->low == 2);
  CHECK(found[0].seconds->high == 3);
  CHECK(found[1].stimuli == 2);
  CHECK(found[1].measured == 1);
  CHECK(found[1].noise_filled == 1);
  CHECK_FALSE(found[1].active_level_dbov);
  CHECK(found[1].bandwidth_hz->high == 3500);
}

TEST_CASE("the level of a source stands for a file to which noise was added") {
  MeasuredSet made;
  made.condition("a");
  MeasuredStimulus& noisy = made.add("a", "f", -18);
  noisy.stimulus.level_of_source = true;
  noisy.stimulus.active_level_dbov = -26;
  CHECK(summaries(made)[0].active_level_dbov->high == -26);
}

TEST_CASE("problems are counted by file and by line, and the first error is the worst") {
  MeasuredSet made;
  made.condition("a"); // line 10
  made.condition("b");
  made.add("a", "f");
  made.add("b", "f");
  const auto found = summaries(made, {{Severity::warning, "set/a.f.s1.wav", "soft"},
                                      {Severity::error, "set/set.toml:10", "broken"},
                                      {Severity::error, "set/a.f.s1.wav", "again"},
                                      {Severity::warning, "set/b.f.s1.wav", "loud"},
                                      {Severity::warning, "set/b.f.s1.wav", "short"},
                                      {Severity::error, "set/set.toml:99", "of no condition"}});
  CHECK(found[0].errors == 2);
  CHECK(found[0].warnings == 1);
  CHECK(found[0].worst == "broken");
  CHECK(found[1].errors == 0);
  CHECK(found[1].warnings == 2);
  CHECK(found[1].worst == "loud");
}
