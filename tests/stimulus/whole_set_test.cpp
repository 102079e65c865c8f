#include "stimulus/whole_set.h"

#include "stimulus/measured_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;
using Catch::Contains;
using quietroom::stimulus::test::MeasuredSet;

namespace {

std::vector<std::string> texts(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const Problem& each : problems)
    out.push_back((each.severity == Severity::error ? "error " : "warning ") + each.where + ": " +
                  each.message);
  return out;
}

std::vector<std::string> of_files(const MeasuredSet& made) {
  return texts(problems_of_files("set", made.set, made.stimuli));
}
std::vector<std::string> of_whole(const MeasuredSet& made) {
  return texts(problems_of_whole("set", made.set, made.stimuli));
}

MeasuredSet three_files() {
  MeasuredSet made;
  made.condition("c");
  for (const char* talker : {"f", "m", "x"}) made.add("c", talker);
  return made;
}

} // namespace

TEST_CASE("files of another form than their set are told, each mistake for itself") {
  MeasuredSet made = three_files();
  CHECK(of_files(made).empty());
  made.stimuli[0].rate_hz = 16000;
  made.stimuli[0].channels = 2;
  made.stimuli[1].bits = 24;
  made.stimuli[2].channels = 6;
  CHECK(
      of_files(made) ==
      std::vector<std::string>{
          "error set/c.f.s1.wav: 16000 Hz where set.toml says 8000; resample it",
          "error set/c.f.s1.wav: stereo where the set is mono; make them all alike",
          "error set/c.m.s1.wav: 24 bits where set.toml says 16, so playback would cut them; write bits = 24 "
          "there, or convert the file",
          "error set/c.x.s1.wav: 6 channels; stimuli are mono or stereo"});
  made = three_files();
  made.set.bits = 24;
  CHECK_THAT(of_files(made).at(0), Contains("warning") && Contains("16 bits where set.toml says 24"));
}

TEST_CASE("a file that is not what the lock promised, is clipped, offset or goes on is told") {
  MeasuredSet made = three_files();
  made.stimuli[0].stimulus.sha256 = "of another file";
  made.stimuli[1].waveform.full_scale = {2, 1, 2};
  made.stimuli[2].waveform.dc_db_re_rms = -39.9;
  made.stimuli[2].goes_on = true;
  const auto found = of_files(made);
  REQUIRE(found.size() == 4);
  CHECK_THAT(found[0], Contains("error") && Contains("changed since it was prepared"));
  CHECK_THAT(found[1], Contains("2 samples at full scale, 2 in a row"));
  CHECK_THAT(found[2], Contains("offset (DC) -39.9 dB re rms"));
  CHECK_THAT(found[3], Contains("goes on behind the length"));
  made = three_files();
  made.stimuli[0].waveform.full_scale = {1, 1, 1}; // may be there by right
  made.stimuli[1].waveform.full_scale = {200, 5, 90};
  made.stimuli[1].stimulus.clipped_on_purpose = true;
  made.stimuli[2].waveform.dc_db_re_rms = -40;
  CHECK(of_files(made).empty());
}

TEST_CASE("equal files are told of the later one") {
  MeasuredSet made = three_files();
  made.stimuli[2].sha256 = made.stimuli[0].sha256;
  CHECK(of_whole(made) ==
        std::vector<std::string>{"warning set/c.x.s1.wav: the same bytes as c.f.s1.wav; is one "
                                 "of them in the wrong place?"});
}

TEST_CASE("a condition that lacks samples is told at its line, with five of them and how many more") {
  MeasuredSet made;
  made.condition("a");
  made.condition("b"); // line 20
  for (const char* talker : {"t1", "t2", "t3", "t4", "t5", "t6", "t7"}) made.add("a", talker);
  made.add("b", "t1");
  CHECK(of_whole(made) ==
        std::vector<std::string>{
            "warning set/set.toml:20: condition b has no stimulus t2.s1, t3.s1, t4.s1, t5.s1, "
            "t6.s1 and 1 more, which others have"});
}

TEST_CASE("a sample of a reference alone is no hole in the other conditions") {
  MeasuredSet made;
  made.condition("ref", Kind::reference);
  made.condition("a");
  made.condition("b");
  for (const char* id : {"ref", "a", "b"}) made.add(id, "f");
  made.add("ref", "m");
  const auto found = of_whole(made);
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0], Contains("set.toml:10: reference ref has m.s1, which no other condition has"));
}

TEST_CASE("files are judged with their levels and as a whole, and learn whether noise fills their pauses") {
  MeasuredSet made = three_files();
  made.condition("noisy");
  made.set.conditions[0].kind = Kind::reference;
  made.add("noisy", "f", -20, 0.9);
  made.stimuli[1].level.active_level_dbov = -30;
  const auto found = texts(judge("set", made.set, made.stimuli));
  CHECK(made.stimuli[3].noise_fills_pauses);
  REQUIRE(found.size() >= 2);
  CHECK_THAT(found[0], Contains("c.m.s1.wav: active level -30.0"));
  CHECK_THAT(found.back(), Contains("condition noisy") || Contains("reference c"));
}
