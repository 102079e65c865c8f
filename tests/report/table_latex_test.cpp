#include "report/table.h"

#include "report/codecs_table.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a table is a LaTeX table with three rules and its caption above") {
  test::check_golden("report/codecs.tex", to_latex(test::codecs_table()));
}

TEST_CASE("LaTeX's own characters are printed, not obeyed") {
  CHECK(latex_escaped("_%&#$~^\\{}") ==
        "\\_\\%\\&\\#\\$\\textasciitilde{}\\textasciicircum{}\\textbackslash{}\\{\\}");
  CHECK(latex_escaped("MOS é 漢") == "MOS é 漢");
  CHECK(latex_escaped("<5 % | `a`") == "\\textless{}5 \\% \\textbar{} \\textasciigrave{}a\\textasciigrave{}");
  CHECK(latex_escaped("say \"a\"") == "say \\symbol{34}a\\symbol{34}");
}

TEST_CASE("what opens a row of LaTeX is no option of the row before") {
  CHECK(latex_escaped("[EVS]") == "{}[EVS]");
  CHECK(latex_escaped("*x") == "{}*x");
  CHECK(latex_escaped("x[1]*") == "x[1]*");
}

TEST_CASE("signs that LaTeX joins stay apart") {
  CHECK(latex_escaped("x--y") == "x-{}-y");
  CHECK(latex_escaped("---") == "-{}-{}-");
  CHECK(latex_escaped("''a,,") == "'{}'a,{},");
}
