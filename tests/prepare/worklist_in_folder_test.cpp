#include "prepare/worklist_of_set.h"

#include "core/error.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using Catch::Contains;

namespace {

std::vector<std::string> told(const test::SourceSet& set) {
  std::vector<Problem> problems;
  worklist_of_set(set.path(), stimulus::read_set(set.path()).set, problems);
  std::vector<std::string> out;
  for (const Problem& each : problems) out.push_back(text(each));
  return out;
}

} // namespace

TEST_CASE("a set in its folder has a worklist by the headers of its sources, a cell a stimulus") {
  const test::SourceSet set;
  std::vector<Problem> problems;
  const Worklist worklist = worklist_of_set(set.path(), stimulus::read_set(set.path()).set, problems);
  CHECK(problems.empty());
  REQUIRE(worklist.stimuli.size() == 6);
  CHECK(worklist.stimuli[1].source == 1);
  CHECK(worklist.stimuli[2].condition == 1);
  CHECK(worklist.stimuli[0].chain ==
        "2 files, pauses 0.5 s > resample 8000 Hz > level -26 dBov > resample 16000 Hz > write 16 bits");
}

TEST_CASE("sources that cannot be used or are not alike are told at their lines, missing ones not here") {
  const test::SourceSet set;
  signal::write_wav(set.path() / "source/b.wav", {16000, 2, std::vector<double>(3200, 0.1)}, 16);
  CHECK_THAT(told(set).at(0), Contains("set.toml:11: source b is stereo where those before it are mono"));
  set.folder.write("source/b.wav", "no sound");
  CHECK_THAT(told(set).at(0), Contains("set.toml:11: "));
  std::filesystem::remove(set.path() / "source/b.wav");
  CHECK(told(set).empty());
}

TEST_CASE("a listening level beside the others is told of each condition that has one") {
  const test::SourceSet set;
  CHECK(listening_offsets(set.path(), stimulus::read_set(set.path()).set).empty());
  set.replace("id = \"loss5\"", "id = \"loss5\"\nlistening_level_offset_db = 3");
  const stimulus::StimulusSet read = stimulus::read_set(set.path()).set;
  const auto found = listening_offsets(set.path(), read);
  REQUIRE(found.size() == 1);
  CHECK_THAT(text(found[0]), Contains("set.toml:21: condition loss5 is to be heard +3 dB beside the others"));
  CHECK(check_recipes(set.path(), read) == found);
}
