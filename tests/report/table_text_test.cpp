#include "report/table.h"

#include "report/codecs_table.h"
#include "report/fields.h"
#include "support/golden.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("a table in a terminal has aligned columns") {
  test::check_golden("report/codecs.txt", to_text(test::codecs_table()));
}

TEST_CASE("a line break within a cell is a space in a terminal and in Markdown") {
  Table table;
  table.columns = {{"a", "a", Align::left, ""}};
  table.rows = {{std::string("two\nlines")}};
  CHECK(to_text(table) == "a\ntwo lines\n");
  CHECK(to_markdown(table) == "| a |\n| :--- |\n| two lines |\n");
}

TEST_CASE("a field is wrapped for readers, header and text, and whole for programs") {
  const Fields<std::string> fields = {
      {"name", "long header", 0, everywhere, [](const std::string& text) { return text; }, {}, 6},
      {"n", "n", 0, everywhere, [](const std::string&) { return 1.0; }}};
  const std::vector<std::string> rows = {"the condition"};
  CHECK(to_text(table_of(fields, rows, Form::text)) == "long\n"
                                                       "header  n\n"
                                                       "the     1\n"
                                                       "condit\n"
                                                       "ion\n");
  CHECK(std::get<std::string>(table_of(fields, rows, Form::csv).rows[0][0]) == "the condition");
}

TEST_CASE("text that is wider than its column is wrapped, numbers are not") {
  Table table;
  table.columns = {{"label", "label", Align::left, "", 60}, {"mos", "MOS", Align::right, "ci_half", 3}};
  const std::string label = std::string(60, 'a') + ' ' + std::string(60, 'b');
  table.rows = {{label, PlusMinus{4.25, 0.5}}};
  const std::string text = to_text(table);
  CHECK(text == "label" + std::string(65, ' ') + "MOS\n" + std::string(60, 'a') + "  4.25 ± 0.50\n" +
                    std::string(60, 'b') + '\n');
}

TEST_CASE("an interval that is not symmetric has its limits in brackets for readers") {
  Table table;
  table.columns = {{"mos", "MOS", Align::right, "ci_half"}};
  table.rows = {{PlusMinus{3.62, 0.08, 2, 3.53, 3.69}}};
  CHECK(to_text(table) == "              MOS\n3.62 [3.53, 3.69]\n");
  CHECK(to_markdown(table) == "| MOS |\n| ---: |\n| 3.62 \\[3.53, 3.69\\] |\n");
  CHECK(to_csv(table) == "mos,ci_half\n3.62,0.08\n");
}

TEST_CASE("groups stand above their first row") {
  Table table;
  table.columns = {{"a", "a"}};
  table.rows = {{std::string("x")}, {std::string("y")}};
  table.groups = {{0, "Test"}, {1, "Anchor"}};
  CHECK(to_text(table) == "a\nTest:\nx\nAnchor:\ny\n");
  CHECK(to_markdown(table) == "| a |\n| :--- |\n| *Test* |\n| x |\n| *Anchor* |\n| y |\n");
}

TEST_CASE("a table that is wider than asked is folded, and each part has the keys") {
  Table table;
  table.columns = {{"key", "key"}, {"one", "one"}, {"two", "two"}, {"three", "three"}};
  table.rows = {{"a", "1", "2", "3"}, {"b", "4", "5", "6"}};
  CHECK(to_folded_text(table, 80, 1) == to_text(table));
  CHECK(to_folded_text(table, 13, 1) == "key  one  two\na    1    2\nb    4    5\n\n"
                                        "key  three\na    3\nb    6\n");
  CHECK(to_folded_text(table, 3, 0) == "key\na\nb\n\none\n1\n4\n\ntwo\n2\n5\n\nthree\n3\n6\n");
}
