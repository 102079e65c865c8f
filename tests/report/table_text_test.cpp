#include "report/table.h"

#include "report/codecs_table.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a table reads well in a terminal") {
  test::check_golden("report/codecs.txt", to_text(test::codecs_table()));
}

TEST_CASE("a line break within a cell does not break the table") {
  Table table;
  table.columns = {{"a", "a", Align::left, ""}};
  table.rows = {{std::string("two\nlines")}};
  CHECK(to_text(table) == "a\ntwo lines\n");
  CHECK(to_markdown(table) == "| a |\n| :--- |\n| two lines |\n");
}
