#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("a test is described by its own set and design, and facts of the study by those of a file") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,started_utc,device\n"
                        "L,s,A,4,2026-03-01T10:00:00Z,hw:0\nM,s,A,3,2026-03-02T10:00:00Z,hw:0\n");
  const Run plain = run_quietroom("methods v.csv", folder.path());
  CHECK(plain.exit_code == 0);
  CHECK(plain.out.find("The sessions were between 2026-03-01 and 2026-03-02 (UTC).") != std::string::npos);
  CHECK(plain.out.find("hw:0") == std::string::npos);
  const Run one = run_quietroom("methods v.csv --where listener=L", folder.path());
  CHECK(one.out.find("1 listener gave the votes.") != std::string::npos);
  CHECK(one.out.find("one value of the column listener") != std::string::npos);
  CHECK(one.out.find("The sessions were on 2026-03-01 (UTC).") != std::string::npos);
  folder.write("facts.toml", "dates = \"spring\"\n");
  CHECK(run_quietroom("methods v.csv --facts facts.toml", folder.path()).out.find("spring.") !=
        std::string::npos);
}
