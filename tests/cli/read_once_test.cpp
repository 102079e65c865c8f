#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

const std::string models = "condition,Ie,kind\na,0,reference\nb,20,reference\nc,40,reference\nd,10,test\n";

/// Every listener votes alike, one lower for each condition.
void write_votes(const TempFolder& folder) {
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,s1,a,4\nM,s1,a,5\nL,s2,b,3\nM,s2,b,4\n"
                        "L,s3,c,2\nM,s3,c,3\nL,s4,d,3\nM,s4,d,4\n");
  folder.write("m.csv", models);
}

} // namespace

TEST_CASE("models from standard input give what the same file gives, however often they are asked for") {
  const TempFolder folder;
  write_votes(folder);
  for (const std::string command :
       {"derive v.csv --force --context NB --json", "compare v.csv --references --context NB --json",
        "compare v.csv --context NB --json", "export v.csv out --tables --context NB"}) {
    CAPTURE(command);
    const Run file = run_quietroom(command + " --models m.csv", folder.path());
    const Run input = run_quietroom(command + " --models -", folder.path(), models);
    CHECK(input.exit_code == file.exit_code); // these references are refused, of which both say the same
    CHECK(input.out == file.out);
    CHECK(input.err == file.err);
  }
}

TEST_CASE("two arguments that ask for standard input are refused in one sentence") {
  const TempFolder folder;
  write_votes(folder);
  check_failure(
      2, "standard input can be read once, and VOTES and --models ask for it; give one of them as a file",
      "compare - --models - --context NB", folder.path());
  check_failure(2, "and --models and --codecs ask for it", "compare v.csv --models - --codecs - --context NB",
                folder.path());
  check_failure(2, "standard input: the file is empty", "derive v.csv --models - --context NB",
                folder.path());
}
