#include "report/problems_text.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a problem is a line with its severity, and does nothing to a terminal") {
  CHECK(problems_text({{Severity::error, "a:1", "x; do y"}, {Severity::warning, "b\n", "z"}}) ==
        "error: a:1: x; do y\nwarning: b\\n: z\n");
  CHECK(problems_text({}).empty());
}

TEST_CASE("names that became other ids are told") {
  CHECK(renamed_text({}).empty());
  CHECK(renamed_text({{"G.711 A", "G-711-A"}}) == "ids made from names:\n  G.711 A -> G-711-A\n");
}
