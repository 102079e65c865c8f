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
  check_failure(2, "study: its study.toml has no line store = \"postgresql://", "store init study", here);
  check_failure(2, "x.sqlite: a file needs no store init", "store init x.sqlite", here);
  check_failure(2, "quietroom store init 'postgresql:///lab?port=1' --study NAME",
                "store init 'postgresql:///lab?port=1'", here);
  check_failure(2, "store copy: give a second place", "store copy study", here);
  check_failure(2, "store status takes one place", "store status study other", here);
  check_failure(2, "--json is for store status", "store copy study x.sqlite --json", here);
  check_failure(2, "is no database", "store status study/study.toml", here);
  check_failure(2, "there is no database yet", "store status study", here);
  check_failure(2, "its study.toml names no server", "store send study", here);
  check_failure(2, "what waits for it stands in the folder of a study", "store send postgresql:///lab", here);
  check_failure(2, "study/study.toml: is a file", "store send study/study.toml", here);
  check_failure(2, "nowhere: is not there", "store send nowhere", here);
  check_failure(2, "nowhere: is not there", "store status nowhere", here);
  check_failure(2, "files: is a folder without study.toml", "store status files", here);
  check_failure(2, "out: is no place for a copy", "store copy study out", here);
  check_failure(2, "host=...: the address of a server is written like", "mos 'host=lab dbname=x'", here);
  for (const char* command : {"withdraw", "redo"})
    check_failure(2, "postgresql:///lab: is a server, and this needs the folder of the study",
                  std::string(command) + " postgresql:///lab --listener L01", here);
  check_failure(2, "a password", "store status postgresql://ann:s3cret@lab/x", here);
  check_failure(3, "the server does not answer", "store status postgresql:///lab?host=/nowhere", here);
}

TEST_CASE("no command repeats the password of an address, however it is spelled") {
  const VotedStudy study;
  for (const char* place : {"postgresql://ann:s3cret@lab/q", "POSTGRESQL://ann:s3cret@lab/q",
                            "'host=lab password=s3cret'", "'postgresql://lab/q?pass%77ord=s3cret'",
                            "pgsql://ann:s3cret@lab/q", "postgresql://ann:s3/cret@lab/q"})
    for (const std::string& command :
         {std::string("mos @ --json"), std::string("status @"), std::string("store status @ --json"),
          std::string("store copy study @"), std::string("export @"),
          std::string("figure conditions @ -o x.svg"), std::string("merge study @ -o all"),
          std::string("verify @"), std::string("panel @ --listener L01"),
          std::string("new more --set files --store=@"), std::string("level @"), std::string("nothing @")}) {
      std::string typed = command;
      typed.replace(typed.find('@'), 1, place);
      CAPTURE(typed);
      const Run run = study.run(typed);
      CHECK(run.exit_code == 2);
      CHECK((run.out + run.err).find("s3") == std::string::npos);
      CHECK(run.err.find("password") != std::string::npos);
    }
  const auto file = study.path / "study.toml";
  write_file(file, read_file(file) + "store = \"POSTGRESQL://ann:s3cret@lab/q\"\n");
  for (const char* command : {"mos study", "status study", "verify study --json", "store status study",
                              "plan study", "store send study", "merge study study -o all"}) {
    CAPTURE(command);
    const Run run = study.run(command);
    CHECK(run.exit_code == 2);
    CHECK((run.out + run.err).find("s3cret") == std::string::npos);
  }
}

TEST_CASE(
    "store status of a booth whose server is away tells what it holds, and that the rest is not known") {
  VotedStudy study;
  study.sit("L01", 5);
  const auto file = study.path / "study.toml";
  write_file(file, read_file(file) + "store = \"postgresql:///lab?host=/nowhere\"\n");
  Run run = study.run("store status study");
  CHECK(run.exit_code == 3);
  CHECK(run.out.find("1 sessions, ") != std::string::npos);
  CHECK(run.out.find("5 votes in this booth") != std::string::npos);
  CHECK(run.err.find("the server does not answer") != std::string::npos);
  run = study.run("store status study --json");
  CHECK(run.exit_code == 3);
  CHECK(run.out.find("\"waiting\": null") != std::string::npos);
  CHECK(run.out.find("\"votes_here\": 5") != std::string::npos);
}
