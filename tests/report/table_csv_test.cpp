#include "report/table.h"

#include "report/codecs_table.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a table is a CSV of full precision") {
  test::check_golden("report/codecs.csv", to_csv(test::codecs_table()));
}
