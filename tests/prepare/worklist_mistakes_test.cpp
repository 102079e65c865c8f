#include "prepare/worklist.h"

#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using namespace quietroom::recipe::test;

TEST_CASE("a worklist finds babbles whose foreground leaves too few talkers, before any sound is touched") {
  stimulus::StimulusSet set;
  set.sources = {{"a", {"a.wav"}, 0.5, "t3", "", "", 1}, {"b", {"b.wav"}, 0.5, "elsewhere", "", "", 2}};
  std::vector<std::string> names;
  for (int i = 0; i < 8; ++i) names.push_back("t" + std::to_string(i));
  set.conditions = {
      {"c",
       "c",
       stimulus::Kind::test,
       {step("noise", {{"kind", "babble"}, {"snr_db", 10.0}, {"files", names}, {"talkers", names}}, 6)},
       {},
       5}};
  std::vector<Problem> problems;
  worklist_of(set, {8000}, "set.toml", files, problems);
  REQUIRE(problems.size() == 9); // the files, which are not there
  CHECK(text(problems.back()) == "set.toml:6: step noise: t3 speaks in the foreground, and of the babble 7 "
                                 "talkers remain; give 8 others");
}

TEST_CASE("a worklist tells a mistake once, however many sources meet it, and has an entry for each cell") {
  stimulus::StimulusSet set;
  set.sources = {{"a", {"a.wav"}, 0.5, "t", "", "", 1}, {"b", {"b.wav"}, 0.5, "t", "", "", 2}};
  set.conditions = {{"c", "c", stimulus::Kind::test, {g711}, {}, 5}};
  std::vector<Problem> problems;
  worklist_of(set, {16000, 16000}, "set.toml", files, problems);
  CHECK(problems.size() == 1);
  problems.clear();
  const Worklist worklist = worklist_of(set, {8000, 8000}, "set.toml", files, problems);
  CHECK(problems.empty());
  REQUIRE(worklist.stimuli.size() == 2);
  CHECK(worklist.stimuli[1].source == 1);
  CHECK(worklist.stimuli[1].chain == "file > codec g711a > resample 48000 Hz > write 16 bits");
}
