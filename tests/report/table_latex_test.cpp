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

TEST_CASE("a table is a LaTeX table with three rules and its caption above") {
  test::check_golden("report/codecs.tex", to_latex(codecs()));
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
