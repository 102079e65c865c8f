#include "cli/study_place.h"

#include "core/atomic_file.h"

using namespace quietroom;
using namespace quietroom::test;
using Catch::Matchers::Contains;

TEST_CASE("a folder that is no study is named so") {
  const TempFolder folder;
  folder.write("data/x.csv", "a\n");
  CHECK_THAT(run_quietroom("mos data", folder.path()).err, Contains("is a folder without study.toml"));
}

TEST_CASE("every problem of a study is said before the command stops, and nothing is made") {
  const StudyPlace place;
  REQUIRE(place.make("acr").exit_code == 0);
  const auto file = place.folder.path() / "study/study.toml";
  write_file(file, read_file(file) + "mood = 1\nweather = 2\n");
  for (const char* command : {"simulate study --listeners 2", "plan study"}) {
    const Run run = place.run(command);
    CAPTURE(command, run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out == "");
    CHECK(run.err.find("mood is not known here") != std::string::npos);
    CHECK(run.err.find("weather is not known here") != std::string::npos);
    CHECK(run.err.ends_with("quietroom: study: fix what is listed above first\n"));
  }
  CHECK_FALSE(std::filesystem::exists(place.folder.path() / "study/study.sqlite"));
}

TEST_CASE("a folder that cannot be made is a matter of the machine") {
  const StudyPlace place;
  place.folder.write("file", "no folder");
  const Run run = place.run("new file/study --set files --listeners 2");
  CHECK(run.exit_code == 3);
  CHECK(run.err.find("file/study: the folder cannot be made (") != std::string::npos);
}
