#include "imported/sheet.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::imported;

TEST_CASE("a sheet is split by any separator, with quotes, and empty lines are passed over") {
  const CellSheet sheet = split("f", "a; b\n\n\"x;\"\"y\"\"\";2\n", (char)59);
  CHECK(sheet.header() == std::vector<std::string>{"a", "b"});
  REQUIRE(sheet.records.size() == 2);
  CHECK(sheet.records[1].cells == std::vector<std::string>{"x;\"y\"", "2"});
  CHECK(sheet.records[1].line == 3);
  CHECK(split("f", "a\nb\nc\n", (char)44, 1).records.size() == 1);
  CHECK(find_column(sheet.header(), "b") == 1);
  CHECK_FALSE(has_column(sheet.header(), "c"));
  CHECK_THROWS_WITH(split("f", "a,\"b\n", (char)44), Catch::Contains("never closed"));
}
