#include "cli/two_tones.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("a sound that is not there is named") {
  const TempFolder folder;
  make_set(folder.path());
  check_failure(2, "nix: there is no such file", "play nix", folder.path());
  check_failure(2, "has no stimulus nix", "show nix --set .", folder.path());
  check_failure(2, "set.toml: no sound can be read from it", "show set.toml", folder.path());
}
