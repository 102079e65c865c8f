#include "report/table.h"

#include "report/codecs_table.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a table is a Markdown pipe table") {
  test::check_golden("report/codecs.md", to_markdown(test::codecs_table()));
}

TEST_CASE("the note of simulated votes stands first in every form") {
  Table table = test::codecs_table();
  table.note = "SIMULATED votes";
  table.simulated = true;
  CHECK(to_text(table).starts_with("SIMULATED votes\n"));
  CHECK(to_markdown(table).starts_with("**SIMULATED votes**\n\nMOS of 3 codecs"));
  CHECK(to_latex(table).find("\\caption{\\textbf{SIMULATED votes} MOS of 3 codecs, 95 \\% intervals.}") !=
        std::string::npos);
  CHECK(to_csv(table).starts_with("condition,mos,ci_half,n_votes,difference,simulated\n"));
  CHECK(to_csv(table).find(",96,-0.0049,1\n") != std::string::npos);
}

TEST_CASE("a label stands in Markdown as it was written, in cells, caption and note") {
  Table table;
  table.columns = {{"a", "<b>", Align::left, ""}};
  table.rows = {{std::string("<i>x</i> *y* `z` [u](v) a_b \\ |")}};
  table.caption = "MOS of *all*";
  table.note = "a*b";
  CHECK(to_markdown(table) == "**a\\*b**\n\nMOS of \\*all\\*\n\n| \\<b\\> |\n| :--- |\n"
                              "| \\<i\\>x\\</i\\> \\*y\\* \\`z\\` \\[u\\](v) a\\_b \\\\ \\| |\n");
}
