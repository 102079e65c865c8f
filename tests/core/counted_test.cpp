#include "core/counted.h"

#include <catch2/catch.hpp>

using quietroom::counted;

TEST_CASE("one thing is named in the singular, none and several in the plural") {
  CHECK(counted(1, "trial") == "1 trial");
  CHECK(counted(0, "trial") == "0 trials");
  CHECK(counted(12, "trial") == "12 trials");
  CHECK(counted(1, "stimulus", "stimuli") == "1 stimulus");
  CHECK(counted(2, "stimulus", "stimuli") == "2 stimuli");
}
