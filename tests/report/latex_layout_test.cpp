#include "report/latex_layout.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

namespace {

Table table_with(const std::string& label, std::size_t numbers) {
  Table out;
  out.columns = {{"label", "Condition"}};
  out.rows = {{label}};
  for (std::size_t i = 0; i < numbers; ++i) {
    out.columns.push_back({"mos", "MOS", Align::right, "ci_half"});
    out.rows[0].emplace_back(PlusMinus{4.25, 0.5});
  }
  return out;
}

LatexLayout layout_of(const Table& table, std::optional<PaperWidth> width = {}) {
  return latex_layout(latex_columns(table), width);
}

} // namespace

TEST_CASE("a small table keeps the font of its text") {
  const LatexLayout layout = layout_of(table_with("G.711", 2));
  CHECK(layout.width == PaperWidth::column);
  CHECK(layout.size == std::string());
  CHECK(layout.share.empty());
}

TEST_CASE("a wider table takes a smaller font before its text is wrapped") {
  CHECK(layout_of(table_with(std::string(21, 'm'), 1)).size == std::string("\\small"));
  const LatexLayout wrapped = layout_of(table_with("G.711 with 5 % of its packets lost, 20 ms each", 2));
  CHECK(wrapped.size == std::string("\\footnotesize"));
  CHECK(wrapped.share == std::vector<double>{1, 0, 0});
}

TEST_CASE("a table that no column can hold takes the page, unless a column was asked for") {
  const Table table = table_with("G.711", 5);
  CHECK(layout_of(table).width == PaperWidth::page);
  CHECK(!too_wide(table, std::nullopt));
  CHECK(too_wide(table, PaperWidth::column)->find("or take --width page") != std::string::npos);
}

TEST_CASE("a table that no page can hold says how wide it is") {
  const auto sentence = too_wide(table_with("G.711", 12), std::nullopt);
  REQUIRE(sentence);
  CHECK(sentence->find("a page has 165 mm; choose fewer by --columns") != std::string::npos);
}

TEST_CASE("a header goes on in the next line where the numbers below it are narrower") {
  Table table;
  table.columns = {{"p", "Good or better, %", Align::right}, {"t", "Condition of it"}};
  table.rows = {{Number{83.3, 1}, std::string("x")}};
  const auto columns = latex_columns(table);
  CHECK(columns[0].header == std::vector<std::string>{"Good", "or", "better,", "%"});
  CHECK(columns[1].header == std::vector<std::string>{"Condition of it"}); // text wraps by itself
}
