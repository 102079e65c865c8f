#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("a figure never replaces what it reads nor what somebody else wrote") {
  const TempFolder folder;
  folder.write("v.csv", made_votes(3, 3));
  check_failure(2, "is read by this command and would be lost", "figure conditions v.csv -o v.svg --force",
                folder.path());
  folder.write("mine.csv", "mine\n");
  check_failure(2, "Quietroom did not write it as it is now", "figure conditions v.csv -o mine.svg",
                folder.path());
  CHECK_FALSE(fs::exists(folder.path() / "mine.svg"));
  check_drawn("conditions v.csv -o ours.svg", folder.path());
  check_drawn("conditions v.csv -o ours.svg --sort mos", folder.path());
}

TEST_CASE(
    "a figure replaces figures of its own kind, and no other file of Quietroom's, unless it is forced") {
  const TempFolder folder;
  folder.write("v.csv", made_votes(3, 3));
  check_drawn("conditions v.csv -o a.svg", folder.path());
  check_drawn("conditions v.csv -o a.pdf", folder.path()); // both share the numbers
  check_drawn("conditions v.csv -o a.png", folder.path());
  check_drawn("conditions v.csv --sort mos -o a.svg", folder.path());
  const std::string numbers = quietroom::read_file(folder.path() / "a.csv");
  for (const std::string name : {"a.svg", "a.png", "a.pdf"})
    check_failure(2, "is there already, and does not belong to a figure votes",
                  "figure votes v.csv -o " + name, folder.path());
  CHECK(quietroom::read_file(folder.path() / "a.csv") == numbers);
  check_drawn("votes v.csv -o a.svg --force", folder.path());
  check_failure(2, "a.csv: is there already, and does not belong to a figure conditions",
                "figure conditions v.csv -o a.pdf", folder.path());
  folder.write("matrix.csv", "stimulus,L1,L2\ns1,4,5\ns2,2,1\n");
  CHECK(run_quietroom("import matrix.csv --as matrix -o votes.csv", folder.path()).exit_code == 0);
  const std::string imported = quietroom::read_file(folder.path() / "votes.csv");
  check_failure(2, "votes.csv: is there already, and does not belong to a figure conditions",
                "figure conditions v.csv -o votes.svg", folder.path());
  CHECK(quietroom::read_file(folder.path() / "votes.csv") == imported);
}

TEST_CASE("a PDF refuses names that its font lacks, an SVG says so") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nA,s,中,4\nB,s,中,5\nA,t,b,2\nB,t,b,3\n");
  check_failure(2, "has no character for 中; give a font", "figure conditions v.csv -o f.pdf", folder.path());
  const Run run = run_quietroom("figure conditions v.csv -o f.svg", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("has no character for 中") != std::string::npos);
  CHECK(quietroom::read_file(folder.path() / "f.svg").find(">中</text>") != std::string::npos);
}
