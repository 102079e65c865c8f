#include "cli/voted_study.h"

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

TEST_CASE("store status tells schema, sessions and votes of a study's file, as text and JSON") {
  VotedStudy study;
  study.sit("L01", 5);
  const Run run = study.run("store status study");
  CHECK(run.exit_code == 0);
  CHECK(run.out.starts_with("study/study.sqlite: schema 3, 1 sessions, "));
  CHECK(study.run("store status study --json").out.find("\"program_schema\": 3") != std::string::npos);
}

TEST_CASE("store copy makes a file that is read like the study, and never replaces one") {
  VotedStudy study;
  study.sit("L01", 5);
  CHECK(study.run("store copy study copy.sqlite").exit_code == 0);
  CHECK(study.run("mos copy.sqlite --csv").out == study.run("mos study --csv").out);
  check_failure(2, "copy.sqlite: is there already", "store copy study copy.sqlite", study.folder.path());
  CHECK(study.run("store backup study b.sqlite").exit_code == 0);
  CHECK(study.run("store migrate study").out == "study/study.sqlite: is of schema 3 already\n");
}

TEST_CASE("store says what is wrong with its action, its places and the address of a server") {
  VotedStudy study;
  const fs::path here = study.folder.path();
  check_failure(2, "store statu: is none of init, status, migrate, copy, backup and send",
                "store statu study", here);
  check_failure(2, "a file needs no store init", "store init study", here);
  check_failure(2, "give the name of the study by --study", "store init postgresql:///lab", here);
  check_failure(2, "store copy: give a second place", "store copy study", here);
  check_failure(2, "store status takes one place", "store status study other", here);
  check_failure(2, "--json is for store status", "store copy study x.sqlite --json", here);
  check_failure(2, "is no database", "store status study/study.toml", here);
  check_failure(2, "there is no database yet", "store status study", here);
  check_failure(2, "its study.toml names no server", "store send study", here);
  check_failure(2, "a password", "store status postgresql://ann:s3cret@lab/x", here);
  check_failure(3, "the server does not answer", "store status postgresql:///lab?host=/nowhere", here);
}
