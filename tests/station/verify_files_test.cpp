#include "station/verify_files.h"

#include "core/error.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
namespace fs = std::filesystem;

namespace {

struct Files {
  test::ToneStudy folder;
  design::Plan plan = plan_for(folder.study.design, folder.study.set, "L01");

  fs::path file(std::size_t index) const {
    return folder.study.design.set / folder.study.set.stimuli[index].file;
  }
  /// The stimulus of this trial of the main block.
  std::size_t heard(std::size_t trial) const {
    return plan.blocks[1].trials[trial].presented.front().stimulus;
  }
  void change(std::size_t index) const { std::ofstream(file(index), std::ios::app) << 'x'; }
  std::string first_changed() const { return first_changed_file(folder.study, plan, {}).value_or(""); }
};

} // namespace

TEST_CASE("a file that hashes as when the study was made is verified, another one named") {
  const Files files;
  auto one = files.folder.study.set.stimuli[0];
  const fs::path audio = files.folder.study.design.set;
  CHECK(verified_file(one, audio) == files.file(0));
  files.change(0);
  CHECK_THROWS_WITH(verified_file(one, audio),
                    Catch::Contains(one.file + ": is not the file this study was made with"));
  fs::remove(files.file(0));
  CHECK_THROWS_AS(verified_file(one, audio), Error);
  one.file = "../elsewhere.wav";
  CHECK_THROWS_WITH(verified_file(one, audio), Catch::Contains("../elsewhere.wav: lies outside its set"));
}

TEST_CASE("of several changed files the one that is heard first is told") {
  const Files files;
  CHECK(files.first_changed().empty());
  const std::set<std::size_t> practice = stimuli_of(files.plan.blocks[0]);
  std::vector<std::size_t> main;
  for (std::size_t i = 0; i < 12; ++i)
    if (!practice.contains(files.heard(i))) main.push_back(files.heard(i));
  files.change(main[5]);
  CHECK_THAT(files.first_changed(), Catch::Contains(files.file(main[5]).string()));
  files.change(main[2]);
  CHECK_THAT(files.first_changed(), Catch::Contains(files.file(main[2]).string()));
  files.change(*practice.begin());
  CHECK_THAT(files.first_changed(), Catch::Contains(files.file(*practice.begin()).string()));
}

TEST_CASE("who is asked to stop says nothing of a changed file") {
  const Files files;
  files.change(0);
  std::stop_source stop;
  CHECK(first_changed_file(files.folder.study, files.plan, stop.get_token()));
  stop.request_stop();
  CHECK_FALSE(first_changed_file(files.folder.study, files.plan, stop.get_token()));
}
