#include "report/printed_cells.h"

#include "report/codecs_table.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("cells are printed on one line, control characters shown") {
  Table table;
  table.columns = {{"a", "a\nb"}};
  table.rows = {{std::string("x\ty\x1B[1m")}};
  const PrintedCells cells = printed_cells(table, false);
  CHECK(cells.header[0] == "a b");
  CHECK(cells.rows[0][0] == "x y\\x1B[1m");
}

TEST_CASE("a column is text where all of its cells are") {
  const Table table = test::codecs_table();
  CHECK(is_text(table, 0));
  CHECK(!is_text(table, 1));
}
