#include "core/named_rows.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

std::string all_problems(NamedRows& rows) {
  std::string out;
  for (const Problem& problem : rows.problems())
    out += (problem.severity == Severity::warning ? "warning " : "") + text(problem) + '\n';
  return out;
}

} // namespace

TEST_CASE("fields are found by the name of their column, in any order of columns") {
  NamedRows rows("t.csv", "mos,condition,n\n3.5,\"a,b\",12\n4,c,\n");
  REQUIRE(rows.next());
  CHECK(rows.text("condition") == "a,b");
  CHECK(rows.number("mos") == 3.5);
  CHECK(rows.count("n") == 12U);
  CHECK(rows.where() == "t.csv:2");
  REQUIRE(rows.next());
  CHECK(rows.number("mos") == 4.0);
  CHECK_FALSE(rows.count("n"));
  CHECK(rows.text("other").empty());
  CHECK_FALSE(rows.number("other"));
  CHECK_FALSE(rows.next());
  CHECK(rows.problems().empty());
}

TEST_CASE("all mistakes in rows are noted with file and line, and reading goes on") {
  NamedRows rows("t.csv", "condition,mos,n\n,x,1.5\na,3\nb,1e10,-1\nc,1,2\n");
  while (rows.next()) {
    rows.needed_text("condition");
    rows.number("mos");
    rows.count("n");
  }
  CHECK(all_problems(rows) == "t.csv:2: no condition; every row needs one\n"
                              "t.csv:2: mos is \"x\"; give a number or leave it empty\n"
                              "t.csv:2: n is 1.5; it must be a whole number\n"
                              "t.csv:3: 2 fields where the header has 3; quote fields that hold commas\n"
                              "t.csv:4: mos is 1e10, which is beyond any scale; correct it\n"
                              "t.csv:4: n is -1; it must be a whole number\n");
}

TEST_CASE("a number at the limit of any scale is taken, one beyond is not") {
  NamedRows rows("t.csv", "x\n1e9\n-1e9\n1000000001\n");
  for (const auto expected : {std::optional(1e9), std::optional(-1e9), std::optional<double>{}}) {
    REQUIRE(rows.next());
    CHECK(rows.number("x") == expected);
  }
}

TEST_CASE("a missing column is named with the one that was probably meant") {
  NamedRows rows("t.csv", "Condition,moss\na,1\n");
  const std::vector<std::string> needed = {"condition", "mos", "ci"};
  CHECK_FALSE(rows.need_columns(needed));
  CHECK(all_problems(rows) == "t.csv:1: no column condition; there is \"Condition\": name it condition\n"
                              "t.csv:1: no column mos; there is \"moss\": name it mos\n"
                              "t.csv:1: no column ci; add it\n");
  NamedRows complete("t.csv", "ci,condition,mos\n");
  CHECK(complete.need_columns(needed));
  CHECK(complete.problems().empty());
}

TEST_CASE(
    "a column that is not known is a mistake where it looks like a known one, else what the reader says") {
  const std::vector<std::string> known = {"condition", "mos"};
  NamedRows rows("t.csv", "condition,mso,talker\n");
  rows.report_unknown_columns(known);
  CHECK(all_problems(rows) ==
        "t.csv:1: the column \"mso\" is not known; it is called mos\n"
        "warning t.csv:1: the column \"talker\" is not read; known are condition,mos\n");
  NamedRows strict("t.csv", "condition,mos,talker\n");
  strict.report_unknown_columns(known, Severity::error);
  CHECK(all_problems(strict) == "t.csv:1: the column \"talker\" is not known; known are condition,mos\n");
}

TEST_CASE("a column that stands twice, and a file without a header, are mistakes") {
  NamedRows twice("t.csv", "a,b,a\n1,2,3\n");
  CHECK(all_problems(twice) == "t.csv:1: the column \"a\" stands twice in the header; name it once\n");
  const test::TempFolder folder;
  CHECK_THROWS_WITH(NamedRows(folder.write("empty.csv", "")), Catch::Contains("the file is empty"));
  NamedRows rows(folder.write("t.csv", "a\r\n1\r\n"));
  REQUIRE(rows.next());
  CHECK(rows.text("a") == "1");
}
