#include "report/table.h"

#include "report/codecs_table.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a table is a Markdown pipe table") {
  test::check_golden("report/codecs.md", to_markdown(test::codecs_table()));
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

TEST_CASE("Markdown makes no dash of two hyphens and no sign of quotation of a straight one") {
  Table table;
  table.columns = {{"a", "a"}};
  table.rows = {{std::string("x--y \"z\" 'w' ... x^2^ ~~v~~")}};
  CHECK(to_markdown(table).find("| x-\\-y \\\"z\\\" \\'w\\' .\\.\\. x\\^2\\^ \\~\\~v\\~\\~ |") !=
        std::string::npos);
}

TEST_CASE("a caption that begins like a list or a heading is none in Markdown") {
  Table table;
  table.columns = {{"a", "a"}};
  for (const auto& [caption, begin] :
       {std::pair{"1. Codecs", "1\\. Codecs\n"}, std::pair{"- Codecs", "\\- Codecs\n"},
        std::pair{"+ Codecs", "\\+ Codecs\n"}, std::pair{"# Codecs", "\\# Codecs\n"}}) {
    table.caption = caption;
    CHECK(to_markdown(table).starts_with(begin));
  }
}

TEST_CASE("the footnote stands below the table, the best in bold") {
  Table table;
  table.columns = {{"a", "a"}, {"mos", "MOS", Align::right, "ci_half"}};
  table.rows = {{std::string("x"), PlusMinus{4, 0.5}}, {std::string("y"), PlusMinus{2, 0.5}}};
  table.bold = {{0, 1}};
  table.footnote = "95 % intervals.";
  CHECK(to_markdown(table) == "| a | MOS |\n| :--- | ---: |\n| x | **4.00 ± 0.50** |\n| y | 2.00 ± 0.50 |\n"
                              "\n95 % intervals.\n");
}
