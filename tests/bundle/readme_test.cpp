#include "bundle/readme.h"

#include <catch2/catch.hpp>

using namespace quietroom::bundle;

TEST_CASE("readme: it tells what each file is for, of the files that are there") {
  const Dataset dataset = {"demo", "Votes of 2 listeners.", "1.2.3", false, {{{"long.csv", {}}, "", 0, ""}}};
  const std::string text = readme_of(dataset, false);
  CHECK(text.starts_with("# demo\n\nVotes of 2 listeners.\n\nWritten by Quietroom 1.2.3.\n"));
  CHECK(text.find("* `long.csv`: every vote") != text.npos);
  CHECK(text.find("* `checksums.txt`: ") != text.npos);
  CHECK(text.find("playback_log") == text.npos);
  CHECK(text.find("public release") == text.npos);
}

TEST_CASE("readme: of a public release it says what was changed and left out") {
  const std::string text = readme_of({"demo", "", "1", false, {}}, true);
  for (const char* part : {"new names", "reduced to the day", "`session`, `panel`, `device` and `digest`",
                           "seed of the study", "`set/set.toml` is written anew"})
    CHECK(text.find(part) != text.npos);
}
