#include "report/fields.h"
#include "report/width.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

TEST_CASE("what is too wide is shortened by whole characters and ends with an ellipsis") {
  CHECK(shortened("G.711", 5) == "G.711");
  CHECK(shortened("G.711u", 5) == "G.71…");
  CHECK(shortened("d\xC3\xA9grad\xC3\xA9", 5) == "d\xC3\xA9gr…");
}

TEST_CASE("a field shortens its text for readers alone") {
  const Fields<std::string> fields = {
      {"name", "name", 0, everywhere, [](const std::string& text) { return text; }, {}, 4}};
  const std::vector<std::string> rows = {"condition"};
  CHECK(std::get<std::string>(table_of(fields, rows, Form::text).rows[0][0]) == "con…");
  CHECK(std::get<std::string>(table_of(fields, rows, Form::csv).rows[0][0]) == "condition");
}
