#include "report/table.h"

#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

Table codecs() {
  Table out;
  out.columns = {{"condition", "Condition", Align::left, ""},
                 {"mos", "MOS", Align::right, "ci_half"},
                 {"n_votes", "Votes", Align::right, ""},
                 {"difference", "Difference", Align::right, ""}};
  out.rows = {
      {std::string("G.711 | 64 kbit/s"), PlusMinus{4.2083333333333, 0.1, 2}, Number{96, 0},
       Number{-0.0049, 2}},
      {std::string("漢字 α_β & 5 %"), PlusMinus{1.5, std::nullopt, 2}, Number{8, 0}, Number{-0.418, 2}},
      {std::string("=no, \"votes\""), PlusMinus{}, Number{0, 0}, Number{}}};
  out.caption = "MOS of 3 codecs, 95 % intervals.";
  out.label = "tab:mos";
  return out;
}

} // namespace

TEST_CASE("a table reads well in a terminal") { test::check_golden("report/codecs.txt", to_text(codecs())); }

TEST_CASE("a line break within a cell does not break the table") {
  Table table;
  table.columns = {{"a", "a", Align::left, ""}};
  table.rows = {{std::string("two\nlines")}};
  CHECK(to_text(table) == "a\ntwo lines\n");
  CHECK(to_markdown(table) == "| a |\n| :--- |\n| two lines |\n");
}
