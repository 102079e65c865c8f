#include "report/table.h"

#include "report/codecs_table.h"
#include "report/table_latex.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

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
