#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("MOS against a parameter has a line per codec, from columns of the votes or from the set") {
  const TempFolder folder;
  folder.write("v.csv",
               "listener,stimulus,condition,codec,loss,vote\nA,s,c1,opus,0,5\nB,s,c1,opus,0,4\nA,t,c2,opus,5,"
               "3\nB,t,c2,opus,5,4\n"
               "A,u,c3,gsm,0,3\nB,u,c3,gsm,0,4\nA,v,c4,gsm,5,1\nB,v,c4,gsm,5,2\nA,w,c5,,,1\nB,w,c5,,,2\n");
  check_drawn("parameter v.csv --parameter loss -o p.svg", folder.path());
  const Rows rows = read_rows(folder.path() / "p.csv");
  REQUIRE(rows.size() == 4); // c5 has no loss
  CHECK(rows[0].at("line") == "gsm");
  CHECK(rows[0].at("mos") == "3.5");
  CHECK(rows[3].at("line") == "opus");
  CHECK(rows[3].at("loss") == "5");
  check_failure(2, "--parameter los is no column of v.csv", "figure parameter v.csv --parameter los -o q.svg",
                folder.path());
  check_failure(2, "needs --parameter NAME", "figure parameter v.csv -o q.svg", folder.path());
  check_drawn("parameter " + examples +
                  " --set '" QUIETROOM_SOURCE_DIR "/stimuli/demo' --parameter q_db -o m.svg",
              folder.path());
  CHECK(read_rows(folder.path() / "m.csv").size() == 4);
}
