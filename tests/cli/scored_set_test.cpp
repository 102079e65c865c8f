#include "cli/quietroom.h"
#include "support/source_set.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("a warning that many stimuli have is said once, with how many they are") {
  const SourceSet set;
  set.replace("rate_hz = 16000", "rate_hz = 24000");
  set.run();
  const Run run = run_quietroom("estimate .", set.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err ==
        "quietroom: .: warning: direct.a and 5 more: the rate of 24000 Hz is above the 16000 Hz that "
        "speech mode is meant for; quietroom estimate --rate 16000 resamples\n");
  CHECK(run_quietroom("estimate . --strict", set.path()).exit_code == 1);
}
