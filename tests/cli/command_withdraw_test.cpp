#include "cli/terminal.h"
#include "cli/voted_study.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("after withdraw no statistic has a vote of the listener, and the status says that they withdrew") {
  VotedStudy study;
  study.sit("L01", 5, 5);
  study.sit("L02", 5, 2);
  const Run run = study.run("withdraw study --listener L01 --yes");
  CHECK(run.exit_code == 0);
  CHECK(run.out == "study: L01 has withdrawn; 5 votes of 1 session were wiped\n");
  CHECK(run.err.find("tables, reports and backups") != std::string::npos);
  CHECK(study.rows() == "L01-1 1.1 [] withdrawn\nL01-1 2.1 [] withdrawn\nL01-1 2.2 [] withdrawn\n"
                        "L01-1 2.3 [] withdrawn\nL01-1 2.4 [] withdrawn\nL02-1 1.1 [2] \nL02-1 2.1 [2] \n"
                        "L02-1 2.2 [2] \nL02-1 2.3 [2] \nL02-1 2.4 [2] \n");
  const std::string mos = study.run("mos study --csv").out;
  CHECK(mos.find(",2,") != std::string::npos);
  CHECK(mos.find("3.5") == std::string::npos); // the mean with the withdrawn votes
  CHECK(study.run("mos study --by listener --ci none").out.find("L01") == std::string::npos);
  CHECK(study.run("status study").out.find("withdrawn") != std::string::npos);
}

TEST_CASE("what is left after a withdrawal and a session that was set aside still holds, by both programs") {
  VotedStudy study;
  study.sit("L01", 5);
  study.sit("L02", 5);
  REQUIRE(study.run("redo study --listener L02 --reason headphones").exit_code == 0);
  study.sit("L02", 5, 3);
  REQUIRE(study.run("withdraw study --listener L01 --yes").exit_code == 0);
  const Run ours = study.run("verify study");
  CAPTURE(ours.out, ours.err);
  CHECK(ours.exit_code == 0);
  const std::string script = std::string(QUIETROOM_SOURCE_DIR) + "/scripts/verify_study.py";
  CHECK(std::system(("python3 " + script + " " + study.path.string() + " > /dev/null").c_str()) == 0);
}

TEST_CASE("withdraw asks on a terminal, and wipes nothing unless the id is typed") {
  VotedStudy study;
  study.sit("L01", 5);
  const std::string before = study.rows();
  const AtTerminal no = at_terminal("withdraw study --listener L01", study.folder.path(), {"L02"});
  CHECK(no.exit_code == 2);
  CHECK(no.shown.find("Every vote of L01 will be wiped for good.") != std::string::npos);
  CHECK(no.shown.find("nothing was changed") != std::string::npos);
  CHECK(study.rows() == before);
  CHECK(at_terminal("withdraw study --listener L01", study.folder.path(), {"L01"}).exit_code == 0);
  CHECK(study.rows() != before);
}

TEST_CASE("nobody can withdraw while their station runs, nor a listener of whom nothing is stored") {
  VotedStudy study;
  check_failure(2, "there is no database yet, so nothing is stored of L01", "withdraw study --listener L01",
                study.folder.path());
  study.sit("L01", 2);
  const std::string before = study.rows();
  {
    const station::SeatLock seat(study.path, "L01");
    check_failure(3, "a station already runs the session of L01", "withdraw study --listener L01 --yes",
                  study.folder.path());
  }
  CHECK(study.rows() == before);
  check_failure(2, "listener \"L1\" is not of this study (did you mean L01?)",
                "withdraw study --listener L1 --yes", study.folder.path());
  check_failure(2, "nothing is stored of listener L02", "withdraw study --listener L02 --yes",
                study.folder.path());
  check_failure(2, "listener sim-001 is simulated", "withdraw study --listener sim-001 --yes",
                study.folder.path());
  CHECK(study.run("withdraw study --listener L01").exit_code == 0); // no terminal: nobody can be asked
  check_failure(2, "has withdrawn already", "withdraw study --listener L01 --yes", study.folder.path());
}

TEST_CASE("a copy that was kept beside the database is named, for it still has what was withdrawn") {
  VotedStudy study;
  study.sit("L01", 2);
  study.run("backup study study/monday.sqlite");
  const Run run = study.run("withdraw study --listener L01 --yes");
  CHECK(run.err.find("monday.sqlite: is a copy and still has what was withdrawn") != std::string::npos);
}
