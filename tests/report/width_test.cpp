#include "report/fields.h"
#include "report/width.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("width counts what a terminal shows, and bytes where it is no UTF-8") {
  CHECK(display_width("MOS ± CI") == 8);
  CHECK(display_width("漢字") == 4);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("\xFFz\xE6") == 3);
}

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
