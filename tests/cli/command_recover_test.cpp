#include "cli/quietroom.h"

#include <filesystem>

using namespace quietroom::test;

namespace {

const std::string wide = "listener,s1,s2,s3\nA,5,3,1\nB,4,,2\nC,5,2,1\n";

} // namespace

TEST_CASE("recover prints stimuli, listeners, models and its method") {
  const TempFolder folder;
  check_output("recover_tiny.txt", "recover " + votes("tiny_hand"), folder.path());
  check_output("recover_tiny.json", "recover --json --se residual " + votes("tiny_hand"), folder.path());
  check_output("recover_straight.txt", "recover --exclude L15,L02 " + votes("straight_liner"), folder.path());
}

TEST_CASE("recover refuses two listeners, for the model has no answer then") {
  const TempFolder folder;
  folder.write("two.csv", "listener,stimulus,condition,vote\nL,s,c,4\nM,s,c,2\n");
  check_failure(2, "needs three listeners or more, and here are 2", "recover two.csv", folder.path());
  check_failure(2, "--se guess is not known; choose fisher or residual",
                "recover --se guess " + votes("tiny_hand"), folder.path());
}

TEST_CASE("votes may stand wide, a listener a row and a stimulus a column") {
  const TempFolder folder;
  folder.write("wide.csv", wide);
  folder.write("long.csv",
               "listener,stimulus,condition,talker,vote\nA,s1,c1,t1,5\nA,s2,c1,t2,3\nA,s3,c2,t1,1\n"
               "B,s1,c1,t1,4\nB,s3,c2,t1,2\nC,s1,c1,t1,5\nC,s2,c1,t2,2\nC,s3,c2,t1,1\n");
  folder.write("conditions.csv", "condition,stimulus,talker\nc1,s1,t1\nc1,s2,t2\nc2,s3,t1\nc9,s9,t9\n");
  CHECK(run_quietroom("mos wide.csv", folder.path()).out.find("s2") != std::string::npos);
  for (const std::string command :
       {"mos --json --by condition,talker ", "recover --json ", "mos --ci cluster "}) {
    CAPTURE(command);
    const Run from_wide = run_quietroom(command + "wide.csv --conditions conditions.csv", folder.path());
    CHECK(from_wide.exit_code == 0);
    CHECK(from_wide.out == run_quietroom(command + "long.csv", folder.path()).out);
  }
  CHECK(run_quietroom("export wide.csv out --conditions conditions.csv", folder.path()).exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "out/long.csv")
            .starts_with("listener,stimulus,condition,talker,vote\n"
                         "A,s1,c1,t1,5\n"));
}

TEST_CASE("broken wide tables are refused with a sentence") {
  const TempFolder folder;
  folder.write("twice.csv", "listener,s1,s1\nA,5,3\n");
  folder.write("ragged.csv", "listener,s1,s2\nA,5\n");
  folder.write("six.csv", "listener,s1,s2\nA,5,6\n");
  folder.write("wide.csv", wide);
  folder.write("some.csv", "stimulus,condition\ns1,c\n");
  folder.write("bad.csv", "stimulus,talker\ns1,c\n");
  check_failure(2, "twice.csv:1: the stimulus s1 stands twice", "mos twice.csv", folder.path());
  check_failure(2, "ragged.csv:2: 2 fields where the header has 3", "mos ragged.csv", folder.path());
  check_failure(2, "six.csv:2: the vote 6", "mos six.csv", folder.path());
  check_failure(2, "some.csv: has no row for the stimulus s2", "mos wide.csv --conditions some.csv",
                folder.path());
  check_failure(2, "needs the columns stimulus and condition", "mos wide.csv --conditions bad.csv",
                folder.path());
  check_failure(2, "--conditions is for a wide CSV", "mos --conditions some.csv " + votes("tiny_hand"),
                folder.path());
}

TEST_CASE("who is excluded is said in every output, and only who is there can be") {
  const TempFolder folder;
  const std::string excluded = votes("balanced_24x12x4") + " --exclude L07,L03";
  const std::string note = "Excluded: L03 (48 votes), L07 (48 votes), by name.";
  CHECK(run_quietroom("mos " + excluded, folder.path()).out.find(note) != std::string::npos);
  CHECK(run_quietroom("mos --json " + excluded, folder.path())
            .out.find("\"listener\": \"L07\",\n      \"reason\": "
                      "\"by name\"") != std::string::npos);
  CHECK(run_quietroom("mos --csv " + excluded, folder.path()).out.find(",L03;L07\n") != std::string::npos);
  CHECK(run_quietroom("mos --csv " + excluded, folder.path()).out.find("22,4,listeners") !=
        std::string::npos);
  CHECK(run_quietroom("recover " + excluded, folder.path()).out.find(note) != std::string::npos);
  CHECK(run_quietroom("export " + excluded.substr(0, excluded.find(" --")) + " out --exclude L07,L03",
                      folder.path())
            .exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "out/conditions.tex").find("Excluded: 2 listeners (") !=
        std::string::npos);
  CHECK(quietroom::read_file(folder.path() / "out/conditions.csv").find("L03;L07\n") != std::string::npos);
  CHECK(quietroom::read_file(folder.path() / "out/long.csv").find(",by name\n") != std::string::npos);
  check_failure(2, "no votes of the listener L99 to exclude", "mos --exclude L99 " + votes("tiny_hand"),
                folder.path());
  check_failure(2, "fewer listeners must be excluded", "mos --exclude L1,L2,L3 " + votes("tiny_hand"),
                folder.path());
}

TEST_CASE("every interval method is named under its table") {
  const TempFolder folder;
  check_output("mos_cluster.txt", "mos --ci cluster " + votes("unbalanced_missing"), folder.path());
  check_output("mos_twoway.txt", "mos --ci twoway " + votes("unbalanced_missing"), folder.path());
  check_output("mos_mixed.txt", "mos --ci mixed " + votes("unbalanced_missing"), folder.path());
  check_output("mos_bootstrap.txt",
               "mos --ci bootstrap --limits bca --replicates 2000 --seed 12345 " +
                   votes("unbalanced_missing"),
               folder.path());
  check_output("mos_describe.txt", "mos --describe " + votes("tiny_hand"), folder.path());
  check_output("mos_describe.csv", "mos --describe --csv " + votes("tiny_hand"), folder.path());
  check_failure(2, "--ci guess is not known", "mos --ci guess " + votes("tiny_hand"), folder.path());
  check_failure(2, "--seed belongs to --ci bootstrap", "mos --seed 3 " + votes("tiny_hand"), folder.path());
  check_failure(2, "--replicates is \"1\"", "mos --ci bootstrap --replicates 1 " + votes("tiny_hand"),
                folder.path());
}
