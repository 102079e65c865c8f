#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

/// What derive says of a file of parameters with these rows.
std::string refusal(const std::string& rows) {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nL1,s,a,3\nL2,s,a,4\nL1,t,b,2\nL2,t,b,3\n");
  folder.write("m.csv", "condition,kind,codec,Ie,Bpl,Ppl,q_db\n" + rows);
  const Run run = run_quietroom("derive v.csv --models m.csv", folder.path());
  CHECK(run.exit_code == 2);
  return run.err;
}

} // namespace

TEST_CASE(
    "what --models says of a condition besides the E-model is read, and a mistake is refused with its line") {
  CHECK(refusal("a,refrence,,0,,,\nb,test,x,,,,\n")
            .find("m.csv:2: kind is \"refrence\"; choose test, reference or anchor") != std::string::npos);
  CHECK(refusal("a,reference,,0,,,\nb,test,x,,,,much\n")
            .find("m.csv:3: q_db is \"much\"; give a number or leave it empty") != std::string::npos);
  CHECK(
      refusal("a,reference,,0,,,\nb,test,x,,,,\nb,test,y,,,3,\n")
          .find(
              "m.csv:4: kind, codec or q_db of b differs from an earlier row; a condition has one of each") !=
      std::string::npos);
  CHECK(refusal("a,reference,,0,,,\nb,test,x,,,,\nb,test,x,,,3,\n").find("differs") == std::string::npos);
}
