#include "report/table_latex.h"

#include "report/codecs_table.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

Table two_rows() {
  Table out;
  out.columns = {{"label", "Condition"}, {"mos", "MOS", Align::right, "ci_half"}, {"d", "d", Align::right}};
  out.rows = {{std::string("a"), PlusMinus{4.25, 0.5}, Number{-0.2, 2}},
              {std::string("b"), PlusMinus{2, 1.25}, Number{std::nullopt, 2}}};
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

Table of_one_cell(const std::string& text) {
  Table out;
  out.columns = {{"a", "a"}};
  out.rows = {{text}};
  return out;
}

} // namespace

TEST_CASE("a table is LaTeX with booktabs alone") {
  test::check_golden("report/codecs.tex", to_latex(test::codecs_table()));
}

TEST_CASE("the first line of LaTeX names the packages that the table needs") {
  CHECK(first_line(to_latex(of_one_cell("x"))) == "% needs \\usepackage{booktabs}");
  CHECK(first_line(to_latex(of_one_cell("ä"))) ==
        "% needs \\usepackage{booktabs} and \\usepackage[T1]{fontenc}");
  CHECK(first_line(to_latex(of_one_cell("ä"), {true, {}})) ==
        "% needs \\usepackage{booktabs}, \\usepackage{siunitx} (version 3) and \\usepackage[T1]{fontenc}");
  CHECK(first_line(to_latex(of_one_cell("漢"))) == "% needs LuaLaTeX with \\usepackage{booktabs} and fonts "
                                                   "that have its letters (\\usepackage{fontspec})");
}

TEST_CASE("siunitx has numbers in S columns as wide as they are, and dashes in braces") {
  const std::string latex = to_latex(two_rows(), {true, {}});
  CHECK(has(latex, "\\begin{tabular}{@{}lS[table-format=1.2(3)]S[table-format=-1.2]@{}}"));
  CHECK(has(latex, "    a & 4.25 +- 0.50 & -0.20 \\\\\n    b & 2.00 +- 1.25 & {--} \\\\\n"));
  CHECK(has(latex, "Condition & {MOS} & {d} \\\\\n"));
}

TEST_CASE("the best stands in bold, in math and in S columns") {
  Table table = two_rows();
  table.bold = {{0, 1}};
  CHECK(has(to_latex(table), "a & $\\mathbf{4.25} \\pm \\mathbf{0.50}$ & $-0.20$ \\\\\n"));
  CHECK(has(to_latex(table, {true, {}}), "a & \\bfseries 4.25 +- 0.50 & -0.20 \\\\\n"));
}

TEST_CASE("limits that are not symmetric stand in brackets, also beside S columns") {
  Table table = two_rows();
  for (auto& row : table.rows) {
    auto& mos = std::get<PlusMinus>(row[1]);
    mos.low = *mos.value - 0.3;
    mos.high = *mos.value + 0.2;
  }
  CHECK(has(to_latex(table), "a & $4.25$ $[3.95, 4.45]$ & $-0.20$ \\\\\n"));
  CHECK(has(to_latex(table, {true, {}}), "{@{}lrS[table-format=-1.2]@{}}"));
}

TEST_CASE("a page has the environment over both columns") {
  CHECK(has(to_latex(two_rows(), {false, PaperWidth::column}), "\\begin{table}\n"));
  CHECK(has(to_latex(two_rows(), {false, PaperWidth::page}), "\\begin{table*}\n"));
  CHECK(has(to_latex(two_rows(), {false, PaperWidth::page}), "\\end{table*}\n"));
}

TEST_CASE("a label that would make the table too wide is wrapped, with what the numbers leave") {
  Table table = two_rows();
  table.rows[0][0] = std::string("Opus wideband at 24.4 kbit/s with 5 % of its packets lost");
  const std::string latex = to_latex(table);
  CHECK(has(latex, "\\edef\\roomfortext{\\the\\dimexpr\\linewidth-"));
  CHECK(has(latex, "\\begin{tabular}{@{}p{\\roomfortext}rr@{}}"));
  CHECK(has(latex, "    \\raggedright\\hangindent1em b & $2.00 \\pm 1.25$ & -- \\tabularnewline\n"));
}

TEST_CASE("groups are headings over all columns, the footnote stands below") {
  Table table = two_rows();
  table.groups = {{0, "Test"}, {1, "Anchor 5 %"}};
  table.footnote = "95 % intervals.";
  const std::string latex = to_latex(table);
  CHECK(has(latex, "    \\midrule\n    \\multicolumn{3}{@{}l}{\\textit{Test}} \\\\\n"));
  CHECK(has(latex, "    \\addlinespace\n    \\multicolumn{3}{@{}l}{\\textit{Anchor 5 \\%}} \\\\\n"));
  CHECK(has(latex, "\\begin{minipage}{\\linewidth}\\footnotesize\\raggedright\n    95 \\% intervals.\n"));
}

TEST_CASE("a label of LaTeX has no sign that LaTeX takes for a command") {
  CHECK(is_latex_label("tab:mos-2.a"));
  for (const char* label : {"", "tab:a_b", "tab:{a}", "tab a", "tab:ä", "a%"}) CHECK(!is_latex_label(label));
}

TEST_CASE("a table longer than a page is several floats of one number, with one label and one footnote") {
  Table table = two_rows();
  const auto rows = table.rows;
  for (int i = 0; i < 50; ++i) table.rows.insert(table.rows.end(), rows.begin(), rows.end());
  table.groups = {{0, "reference"}, {2, "test"}};
  table.caption = "Scores.";
  table.note = "SIMULATED";
  table.label = "tab:mos";
  table.footnote = "By nobody.";
  const std::string latex = to_latex(table);
  const auto count = [&](const std::string& part) {
    std::size_t out = 0;
    for (std::size_t at = latex.find(part); at != latex.npos; at = latex.find(part, at + 1)) ++out;
    return out;
  };
  const std::size_t floats = count("\\begin{table}");
  REQUIRE(floats > 1);
  CHECK(has(latex, "% in " + std::to_string(floats) + " floats"));
  CHECK(count("\\label{tab:mos}") == 1);
  CHECK(count("By nobody.") == 1);
  CHECK(count("\\caption{\\textbf{SIMULATED} Scores.}") == 1);
  CHECK(count("\\addtocounter{table}{-1}") == floats - 1);
  CHECK(count("\\caption{\\textbf{SIMULATED} (continued)}") == floats - 1);
  CHECK(count("\\textit{test (continued)}") == floats - 1);
  CHECK(count("    a & ") == 51);
  CHECK(!has(to_latex(two_rows()), "(continued)"));
}
