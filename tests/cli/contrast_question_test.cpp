#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("words of a comparison are asked about where they are none, in contrast and in its figure") {
  const TempFolder folder;
  folder.write("v.csv", made_votes(3, 3));
  for (const char* command : {"contrast v.csv", "figure letters v.csv -o f.svg"}) {
    CAPTURE(command);
    check_failure(2, "--test", std::string(command) + " --test guess", folder.path());
    check_failure(2, "--correction", std::string(command) + " --correction guess", folder.path());
  }
}
