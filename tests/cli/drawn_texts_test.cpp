#include "cli/voted_study.h"

using namespace quietroom::test;

TEST_CASE("a text with letters that no font shows is found before anybody sits down") {
  const VotedStudy study;
  study.folder.write("study/study.toml", quietroom::read_file(study.path / "study.toml") +
                                             "[wording]\nwelcome_title = \"Hallo \u0378\"\n");
  const Run run = study.run("check study --device file:out.wav");
  CHECK(run.exit_code == 1);
  CHECK(run.out.find("the text welcome_title (\"Hallo \u0378\") has the character U+0378, which no font") !=
        std::string::npos);
}
