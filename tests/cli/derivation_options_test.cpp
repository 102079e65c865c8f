#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("derive asks for a codec as NAME=IDS, and for references and conditions that are there") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,s,a,4\nM,s,a,3\nL,t,b,2\nM,t,b,2\n");
  folder.write("models.csv", "condition,Ie,Bpl\na,0,25.1\nb,20,\n");
  const std::string derive = "derive v.csv --models models.csv ";
  check_failure(2, "--codec", derive + "--codec new", folder.path());
  check_failure(2, "--codec", derive + "--codec '=a'", folder.path());
  check_failure(2, "nobody", derive + "--references a,nobody", folder.path());
  check_failure(2, "nobody", derive + "--direct nobody", folder.path());
}
