#include "stats/cell_table.h"

#include "support/temp_folder.h"
#include "votes/read_table.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;

namespace {

/// B voted twice on s, and not on t under which A and C voted.
CellTable three_listeners() {
  const test::TempFolder folder;
  const auto table = test::read_table(folder.write("v.csv", "listener,stimulus,condition,vote\n"
                                                            "C,t,c,5\nB,s,c,1\nA,s,c,4\nB,s,c,2\n"
                                                            "A,t,c,3\nC,s,c,2\n"));
  return cell_table(table, table.listener(), table.stimulus());
}

} // namespace

TEST_CASE("cells stand by the names of listeners and stimuli, with sums and counts") {
  const CellTable cells = three_listeners();
  CHECK(cells.rows == std::vector<std::string>{"A", "B", "C"});
  CHECK(cells.columns == std::vector<std::string>{"s", "t"});
  CHECK(cells.begins == std::vector<std::size_t>{0, 2, 3, 5});
  REQUIRE(cells.row(1).size() == 1);
  CHECK(cells.row(1)[0].sum == 3);
  CHECK(cells.row(1)[0].count == 2);
  CHECK(cells.row(1)[0].mean() == 1.5);
  CHECK(cells.row(2)[1].column == 1);
  CHECK(cells.row(2)[1].sum == 5);
}

TEST_CASE("totals of a column are those of all who voted on it") {
  const auto totals = column_totals(three_listeners());
  REQUIRE(totals.size() == 2);
  CHECK(totals[0].sum == 9);
  CHECK(totals[0].count == 4);
  CHECK(totals[1].sum == 8);
  CHECK(totals[1].count == 2);
}

TEST_CASE("a matrix without a gap leaves out rows, or columns") {
  const CellTable cells = three_listeners();
  std::size_t left_out = 9;
  const Matrix rows = complete_rows(cells, &left_out);
  CHECK(left_out == 1);
  CHECK(rows.n_rows == 2);
  CHECK(rows.n_columns == 2);
  CHECK(rows.values == std::vector<double>{4, 3, 2, 5});
  CHECK(rows.at(1, 0) == 2);
  const Matrix columns = complete_columns(cells);
  CHECK(columns.n_columns == 1);
  CHECK(columns.values == std::vector<double>{4, 1.5, 2});
}
