#include "report/html_table.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

namespace {

Table small_table() {
  Table out;
  out.columns = {{"condition", "Condition", Align::left}, {"mos", "MOS ± CI", Align::right, "ci_half"}};
  out.rows = {{std::string("<a>"), PlusMinus{4.25, 0.125}}, {std::string("b"), PlusMinus{}}};
  return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

} // namespace

TEST_CASE("HTML table: a caption, headers with their scope, and the number by which a cell sorts") {
  const std::string html = to_html(small_table(), "MOS");
  CHECK(holds(html, "<caption>MOS</caption>"));
  CHECK(holds(html, "<th scope=\"col\">Condition</th><th scope=\"col\" class=\"n\">MOS ± CI</th>"));
  CHECK(holds(html, "<th scope=\"row\">&lt;a&gt;</th><td class=\"n\" data-value=\"4.25\">4.25 ± 0.12</td>"));
  CHECK(html.starts_with("<table class=\"sortable\">"));
}

TEST_CASE("HTML table: an undefined value has no number to sort by") {
  const std::string html = to_html(small_table(), "MOS");
  const std::string row = html.substr(html.find("<th scope=\"row\">b"));
  CHECK_FALSE(holds(row.substr(0, row.find("</tr>")), "data-value"));
}

TEST_CASE("HTML table: its own caption, bold cells, headings and footnote") {
  Table table = small_table();
  table.caption = "Scores & more";
  table.footnote = "n < 5";
  table.bold = {{0, 1}};
  table.groups = {{1, "rest"}};
  const std::string html = to_html(table, "MOS");
  CHECK(holds(html, "<caption>Scores &amp; more</caption>"));
  CHECK(holds(html, "<strong>4.25"));
  CHECK(holds(
      html,
      "<tr class=\"group\"><th scope=\"colgroup\" colspan=\"2\">rest</th></tr>\n<tr><th scope=\"row\">b"));
  CHECK(holds(html, "<p class=\"note\">n &lt; 5</p>"));
  CHECK(html.starts_with("<table>")); // rows below a heading keep their place
}
