#include "report/width.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("width counts what a terminal shows, and bytes where it is no UTF-8") {
  CHECK(display_width("MOS ± CI") == 8);
  CHECK(display_width("漢字") == 4);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("\xFFz\xE6") == 3);
}
