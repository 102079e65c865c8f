#include "report/latex_parts.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

namespace {

Table of_rows(std::size_t count, const std::string& label) {
  Table out;
  out.columns = {{"label", "Condition"}, {"mos", "MOS", Align::right, "ci_half"}};
  for (std::size_t i = 0; i < count; ++i) out.rows.push_back({label, PlusMinus{3, 0.1}});
  out.caption = "Mean opinion scores.";
  return out;
}

std::vector<LatexPart> parts_of(const Table& table, std::optional<PaperWidth> width = {}) {
  return latex_parts(table, latex_layout(latex_columns(table), width));
}

/// Every row stands in one part, in order.
bool covers(const std::vector<LatexPart>& parts, std::size_t rows) {
  std::size_t next = 0;
  for (const LatexPart& part : parts) {
    if (part.begin != next || part.end <= part.begin) return false;
    next = part.end;
  }
  return next == rows;
}

} // namespace

TEST_CASE("latex parts: a table that fits a page is one") {
  CHECK(parts_of(of_rows(30, "a")) == std::vector<LatexPart>{{0, 30}});
  CHECK(parts_of(of_rows(0, "a")) == std::vector<LatexPart>{{0, 0}});
}

TEST_CASE("latex parts: a longer one has parts of about the same height, and every row once") {
  const auto parts = parts_of(of_rows(70, "a"));
  REQUIRE(parts.size() == 2); // 12 pt a row, 470 pt a page, 49 of them for rules, header and caption
  CHECK(covers(parts, 70));
  CHECK(parts[0].end == 35);
  CHECK(parts_of(of_rows(400, "a")).size() > 9);
}

TEST_CASE("latex parts: wrapped labels, headings of groups and a footnote take room, too") {
  const std::string name = "Opus wideband at 24.4 kbit/s with 5 % of its packets lost in bursts and jitter";
  CHECK(parts_of(of_rows(30, name), PaperWidth::column).size() > 1);
  Table grouped = of_rows(32, "a");
  for (std::size_t row = 0; row < 32; row += 2) grouped.groups.push_back({row, "group"});
  CHECK(parts_of(grouped).size() == 2);
  Table noted = of_rows(35, "a");
  CHECK(parts_of(noted).size() == 1);
  noted.footnote = std::string(1000, 'x');
  CHECK(parts_of(noted).size() == 2);
}
