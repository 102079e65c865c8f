#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("control characters of names and foreign bytes reach neither terminal nor table") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,s,a\x1B[31m,4\nM,s,b\xE9,5\n");
  for (const char* command : {"mos v.csv", "mos v.csv --csv", "mos v.csv --json", "mos v.csv --by con\x1B",
                              "export v.csv out && cat out/conditions.csv out/conditions.md "
                              "out/conditions.tex out/conditions.json"}) {
    const Run run = run_quietroom(command, folder.path());
    CAPTURE(command, run.out, run.err);
    CHECK((run.out + run.err).find('\x1B') == std::string::npos);
    CHECK((run.out + run.err).find("\xE9,") == std::string::npos);
  }
  CHECK(run_quietroom("mos v.csv", folder.path()).out.find("b\xC3\xA9") != std::string::npos);
  CHECK(run_quietroom("mos -", folder.path(), "listener,stimulus,condition,vote\nL,s,a,9\n")
            .err.starts_with("quietroom: standard input:2: "));
}

TEST_CASE("what a full disk does not take is exit 3, not a result cut off") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,s,c,4\n");
  const Run full = run_program("sh", "-c \"'" QUIETROOM_PROGRAM "' mos v.csv > /dev/full\"", folder.path());
  CHECK(full.exit_code == 3);
  CHECK(full.err == "quietroom: standard output could not be written; is the disk full?\n");
}

TEST_CASE("a place on standard input is called that") {
  const TempFolder folder;
  const Run run = run_quietroom("mos -", folder.path(), "listener,stimulus,condition,vote\nL,s,c,9\n");
  CHECK(run.exit_code == 2);
  CHECK(run.err.starts_with("quietroom: standard input:2: the vote 9 lies outside"));
}
