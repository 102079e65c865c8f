#include "cli/quietroom.h"

using namespace quietroom::test;
namespace fs = std::filesystem;

TEST_CASE("export writes the votes and the tables of conditions and says where") {
  const TempFolder folder;
  folder.write("models.csv", "condition,label,Ie,Bpl\nA,G.711 & PLC,0,25.1\nB,MNRU 10 dB,,\n");
  check_output("export_places.txt", "export --context NB --models models.csv " + votes("tiny_hand") + " out",
               folder.path());
  for (const char* name : {"conditions.csv", "conditions.md", "conditions.tex", "conditions.json"})
    check_golden(std::string("cli/export_") + name, quietroom::read_file(folder.path() / "out" / name));
  CHECK(quietroom::read_file(folder.path() / "out/long.csv") ==
        quietroom::read_file(QUIETROOM_SOURCE_DIR "/tests/vectors/stats/tiny_hand/votes.csv"));
}

TEST_CASE("export takes the columns and the caption asked for, and goes beside the votes") {
  const TempFolder folder;
  folder.write("data/v.csv", "listener,stimulus,condition,vote\nL,s,a,4\nM,s,a,5\n");
  CHECK(run_quietroom("export data/v.csv --columns condition,mos --caption 'Votes of 100 % of us'",
                      folder.path())
            .exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "data/v-export/conditions.csv")
            .starts_with("condition,mos,ci_half\na,4.5,6.35"));
  CHECK(quietroom::read_file(folder.path() / "data/v-export/conditions.tex")
            .find("\\caption{Votes of 100 \\% of us}\n") != std::string::npos);
  check_failure(2, "the column mood is not known; choose question, condition, label",
                "export data/v.csv --columns mood", folder.path());
}

TEST_CASE("exported tables of simulated votes say so") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,simulated\nsim-1,s,a,4,1\nsim-2,s,a,5,1\n");
  REQUIRE(run_quietroom("export v.csv out", folder.path()).exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "out/conditions.md").starts_with("**SIMULATED votes"));
  CHECK(
      quietroom::read_file(folder.path() / "out/conditions.tex").find("\\caption{\\textbf{SIMULATED votes") !=
      std::string::npos);
  CHECK(quietroom::read_file(folder.path() / "out/conditions.csv").find(",simulated\n") != std::string::npos);
}

TEST_CASE("export fails with exit 3 where it cannot write") {
  const TempFolder folder;
  folder.write("file", "in the way");
  check_failure(3, "cannot be made", "export " + votes("tiny_hand") + " file/out", folder.path());
}
