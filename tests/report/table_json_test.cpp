#include "report/table.h"

#include "report/codecs_table.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a table is a JSON document with the version of its schema, in full precision") {
  const std::string json = to_json(test::codecs_table());
  CHECK(json.starts_with("{\n  \"schema\": \"quietroom-table\",\n  \"schema_version\": 1,\n"));
  test::check_golden("report/codecs.json", json);
}
