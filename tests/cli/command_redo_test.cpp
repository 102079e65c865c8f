#include "cli/voted_study.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("redo keeps the votes of the session, counts none of them, and the next session begins anew") {
  VotedStudy study;
  study.sit("L01", 3, 5);
  const Run run = study.run("redo study --listener L01 --reason 'headphones were reversed'");
  CHECK(run.exit_code == 0);
  CHECK(run.err == "");
  CHECK(run.out == "study: session L01-1 is set aside; its votes are kept and count nowhere\n"
                   "The new session: quietroom panel study --listener L01\n");
  CHECK(study.run("status study").out.find("session L01-1 was set aside") != std::string::npos);
  study.sit("L01", 5, 2);
  CHECK(study.rows() == "L01-1 1.1 [5] redone\nL01-1 2.1 [5] redone\nL01-1 2.2 [5] redone\nL01-2 1.1 [2] \n"
                        "L01-2 2.1 [2] \nL01-2 2.2 [2] \nL01-2 2.3 [2] \nL01-2 2.4 [2] \n");
  const Run mos = study.run("mos study --ci none --by listener --json");
  CHECK(mos.out.find("\"n_votes\": 4") != std::string::npos);
  CHECK(mos.out.find("\"mos\": 2.0") != std::string::npos);
  check_failure(2, "is not of this study", "redo study --listener nobody", study.folder.path());
  check_failure(2, "has no session that could be set aside", "redo study --listener L02",
                study.folder.path());
  const station::SeatLock seat(study.path, "L01");
  check_failure(3, "a station already runs the session of L01", "redo study --listener L01",
                study.folder.path());
}
