#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("compare without parameters of the E-model asks for them, and a delay lowers every estimate") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,s,A,4\nM,s,A,3\n");
  folder.write("models.csv", "condition,Ie,Bpl\nA,0,25.1\n");
  const Run none = run_quietroom("compare v.csv", folder.path());
  CHECK(none.exit_code == 2);
  CHECK(none.err.find("--set") != std::string::npos);
  CHECK(none.err.find("--models") != std::string::npos);
  const Run plain = run_quietroom("compare v.csv --models models.csv --json", folder.path());
  const Run late =
      run_quietroom("compare v.csv --models models.csv --Ta 300 --with-delay --json", folder.path());
  CHECK(plain.exit_code == 0);
  CHECK(late.exit_code == 0);
  CHECK(plain.out != late.out);
  check_failure(2, "--Ta", "compare v.csv --models models.csv --Ta -5", folder.path());
}
