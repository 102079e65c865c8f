#include "report/table.h"

#include "report/codecs_table.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a table is RFC 4180 CSV in full precision") {
  test::check_golden("report/codecs.csv", to_csv(test::codecs_table()));
}

TEST_CASE("text that a spreadsheet program takes for a formula gets an apostrophe, numbers do not") {
  Table table;
  table.columns = {{"=a", "a"}, {"n", "n", Align::right}};
  for (const char* text : {"=1+1", "+1", "-10 dB", "@x", "\tx", "＝1", "a=b", "'=1", ""})
    table.rows.push_back({std::string(text), Number{-0.5, 2}});
  CHECK(to_spreadsheet_csv(table) == "'=a,n\n'=1+1,-0.5\n'+1,-0.5\n'-10 dB,-0.5\n'@x,-0.5\n'\tx,-0.5\n"
                                     "'＝1,-0.5\na=b,-0.5\n'=1,-0.5\n,-0.5\n");
  CHECK(to_csv(table).starts_with("=a,n\n=1+1,-0.5\n+1,-0.5\n"));
}
