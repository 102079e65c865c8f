#include "cli/two_tones.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("show writes a picture and says where") {
  const TempFolder folder;
  make_set(folder.path());
  const Run run = run_quietroom("show coded.ann.s1 --set .", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out == "coded.ann.s1.png\n");
  CHECK(read_file(folder.path() / "coded.ann.s1.png").starts_with("\x89PNG"));
  check_failure(2, "--max-hz is 9000; it must lie within 100 and 8000", "show coded_ann_s1.wav --max-hz 9000",
                folder.path());
}
