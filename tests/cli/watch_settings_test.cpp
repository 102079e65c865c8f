#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

const std::string rows = "t_ms,stream,loss_pct\n1000,a,0\n2000,a,0\n3000,b,0\n20000,b,0\n40000,b,0\n";

} // namespace

TEST_CASE("a stream that is silent for as long as --silent says ends then, and not before") {
  const TempFolder folder;
  const Run early = run_quietroom("watch - --json --silent 30", folder.path(), rows);
  CHECK(early.out.find("\"stream\": \"a\", \"ended\": \"silent\"") < early.out.find("\"t_ms\": 40000"));
  CHECK(early.out.find("\"stream\": \"b\", \"ended\": \"input\"") != std::string::npos);
  const Run late = run_quietroom("watch - --json", folder.path(), rows);
  CHECK(late.out.find("silent") == std::string::npos);
  check_failure(2, "at least 0.001 s", "watch - --silent 0", folder.path());
}
