#include "station/dry_run.h"

#include "core/code_hash.h"
#include "signal/audio_file.h"
#include "station/machine_of_test.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
using namespace quietroom::test;
using Catch::Contains;

TEST_CASE("a study that is as it was made, in a room that is ready, has no problem, and nothing is written") {
  ToneStudy study;
  study.study.design.experimenter_code = hash_of_code("4711");
  const stimulus::Checked checked = dry_run(dry_run_of(study));
  CHECK(words_of(checked.problems).empty());
  CHECK(checked.stimuli.size() == study.study.set.stimuli.size());
  for (const auto& each : checked.stimuli) CHECK(each.sha256 == each.stimulus.sha256);
  std::size_t entries = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(study.folder.path()))
    ++entries;
  CHECK(entries == 1); // the audio
}

TEST_CASE("each stimulus that a session would refuse is found, whichever block it is in") {
  ToneStudy study;
  study.study.design.experimenter_code = hash_of_code("4711");
  auto& stimuli = study.study.set.stimuli;
  const auto file = [&](std::size_t i) { return study.study.design.set / stimuli[i].file; };
  const auto rewrite = [&](std::size_t i, const signal::Clip& clip, int bits) {
    signal::write_wav(file(i), clip, bits);
    stimuli[i].sha256 = sha256_of_file(file(i));
  };
  signal::write_wav(file(0), signal::tone({.rate_hz = 8000, .seconds = 1}), 16); // changed
  std::filesystem::remove(file(1));
  rewrite(2, signal::tone({.rate_hz = 16000, .seconds = 1}), 16);
  rewrite(3, signal::tone({.rate_hz = 8000, .seconds = 1}), 24);
  rewrite(4, {8000, 3, std::vector<double>(3000, 0.1)}, 16);
  study.folder.write("audio/" + stimuli[5].file, "no sound at all");
  stimuli[6].file = "../outside.wav";
  const auto found = words_of(dry_run(dry_run_of(study)).problems);
  const auto one_of = [&](const std::string& words) {
    return std::count_if(found.begin(), found.end(),
                         [&](const std::string& each) { return each.find(words) != std::string::npos; });
  };
  CAPTURE(found);
  CHECK(found.size() == 7);
  CHECK(one_of(stimuli[0].file + ": is not the file this study was made with") == 1);
  CHECK(one_of(stimuli[1].file + ": is missing") == 1);
  CHECK(one_of(stimuli[2].file + ": has a rate of 16000 Hz, its set 8000 Hz") == 1);
  CHECK(one_of(stimuli[3].file + ": has 24 bits, its set says 16") == 1);
  CHECK(one_of(stimuli[4].file + ": has 3 channels; one or two can be played") == 1);
  CHECK(one_of(stimuli[5].file) == 1);
  CHECK(one_of("../outside.wav: lies outside its set") == 1);
}

TEST_CASE("a check that fails in itself is a problem and ends no other") {
  ToneStudy study;
  DryRun run = dry_run_of(study);
  run.machine.free_bytes = [](const std::filesystem::path&) -> std::uintmax_t {
    throw_environment("the disk cannot be asked");
  };
  study.study.design.experimenter_code = hash_of_code("4711");
  const auto found = words_of(dry_run(run).problems);
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0], Contains("error") && Contains("the disk cannot be asked"));
}
