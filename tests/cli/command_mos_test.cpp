#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("mos prints a table that an author likes to read") {
  const TempFolder folder;
  check_output("mos_balanced.txt", "mos --context NB " + votes("balanced_24x12x4"), folder.path());
  check_output("mos_tiny_by_two.txt", "mos --by condition,talker --ci votes " + votes("tiny_hand"),
               folder.path());
  check_output("mos_unbalanced.txt", "mos " + votes("unbalanced_missing"), folder.path());
  check_output("mos_single_listener.txt", "mos " + votes("single_listener"), folder.path());
}

TEST_CASE("mos prints the JSON of the contract") {
  const TempFolder folder;
  check_output("mos_tiny.json", "mos --json --context WB " + votes("tiny_hand"), folder.path());
}

TEST_CASE("rows left out are counted on stderr and in the JSON") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,valid,block_type\nL,s,c,4,1,main\nL,s,c,5,1,"
                        "practice\nL,s,c,,0,main\n");
  const Run run = run_quietroom("mos v.csv --json", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err == "quietroom: v.csv: left out 1 practice, 1 void rows\n");
  CHECK(run.out.find("\"practice\": 1,\n    \"void\": 1,\n    \"empty\": 0") != std::string::npos);
}

TEST_CASE("simulated votes are announced in the first line and have no designation") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,simulated\nsim-1,s,c,4,1\nsim-2,s,c,3,1\n");
  CHECK(run_quietroom("mos v.csv --context NB", folder.path()).out.starts_with("SIMULATED votes"));
  const std::string json = run_quietroom("mos v.csv --context NB --json", folder.path()).out;
  CHECK(json.find("\"designation\": null,\n  \"simulated\": true") != std::string::npos);
}

TEST_CASE("votes may come from standard input") {
  const TempFolder folder;
  const Run run =
      run_quietroom("mos -", folder.path(), "listener,stimulus,condition,vote\nL,s,c,4\nM,s,c,4\n");
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("4.00 ± 0.00") != std::string::npos);
}

TEST_CASE("mos refuses what it cannot compute from, with file and line") {
  const TempFolder folder;
  const std::string head = "listener,stimulus,condition,vote\n";
  folder.write("six.csv", head + "L,s,c,6\n");
  folder.write("empty.csv", "");
  folder.write("header.csv", head);
  folder.write("ragged.csv", head + "L,s,c,4\nL,s,c\n");
  folder.write("column.csv", "listener,stimulus,vote\nL,s,4\n");
  folder.write("good.csv", head + "L,s,c,4\n");
  check_failure(2, "six.csv:2: the vote 6 lies outside the scale 1:5", "mos six.csv", folder.path());
  check_failure(2, "empty.csv: the file is empty", "mos empty.csv", folder.path());
  check_failure(2, "header.csv: holds no vote", "mos header.csv", folder.path());
  check_failure(2, "ragged.csv:3: 3 fields", "mos ragged.csv", folder.path());
  check_failure(2, "column.csv:1: no column \"condition\"", "mos column.csv", folder.path());
  check_failure(2, "missing.csv: cannot be read", "mos missing.csv", folder.path());
  check_failure(2, "good.csv:1: no column \"mood\"", "mos good.csv --by mood", folder.path());
  check_failure(2, "choose votes, listeners, cluster, twoway", "mos good.csv --ci sturdy", folder.path());
  check_failure(2, "--scale is \"5\"", "mos good.csv --scale 5", folder.path());
  check_failure(2, "choose NB, WB, SWB or FB", "mos good.csv --context XB", folder.path());
  check_failure(2, "VOTES", "mos", folder.path());
}

TEST_CASE("a file with semicolons is told what is wrong with it") {
  const TempFolder folder;
  folder.write("v.csv", "listener;stimulus;condition;vote\na;b;c;4\n");
  check_failure(2, "separated by semicolons", "mos v.csv", folder.path());
}
