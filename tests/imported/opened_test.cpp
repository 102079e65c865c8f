#include "imported/opened.h"

#include "imported/results.h"

using namespace quietroom;

TEST_CASE("a source is opened by what it holds: a table, JSON or XML, and nothing else") {
  CHECK(imported::opened({"f", "a,b\n1,2\n"}).container == imported::Container::table);
  const auto json = imported::opened({"f", " [1, 2]"});
  CHECK(json.container == imported::Container::json);
  CHECK(json.json);
  CHECK(imported::opened({"f", "<a/>"}).container == imported::Container::xml);
  CHECK_THROWS_AS(imported::opened({"f", ""}), Error);
  CHECK_THROWS_AS(imported::opened({"f", "[1,"}), Error);
  CHECK_THROWS_AS(imported::opened({"f", std::string("a\0b", 3)}), Error);
}
