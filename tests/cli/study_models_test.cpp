#include "core/atomic_file.h"

#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("a set whose packet loss is not known yet gives no predictions") {
  const TempFolder folder; // its sound is not prepared, so there is no set.lock
  folder.write("set.toml", quietroom::read_file(QUIETROOM_SOURCE_DIR "/stimuli/demo/set.toml"));
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,s,direct,4\n");
  check_failure(2, "the set is not prepared, so the packet loss of g711a-loss01 is not known",
                "compare v.csv --set .", folder.path());
}

TEST_CASE("a context that contradicts the set, and a band of another scale than the votes, are refused") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,s,A,4\nM,s,A,3\n");
  folder.write("models.csv", "condition,Ie,Bpl\nA,0,25.1\n");
  check_failure(2, "--band wb predicts", "compare v.csv --models models.csv --context NB --band wb",
                folder.path());
  const Run anyway = run_quietroom(
      "compare v.csv --models models.csv --context NB --band wb --mixed-contexts", folder.path());
  CHECK(anyway.exit_code == 0);
  CHECK(anyway.out.find("--mixed-contexts") != std::string::npos);
  check_failure(2, "--band uwb is not known", "compare v.csv --models models.csv --band uwb", folder.path());
}
