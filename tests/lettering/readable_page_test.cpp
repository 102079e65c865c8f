#include "lettering/readable_page.h"

#include <catch2/catch.hpp>

using namespace quietroom::lettering;

namespace {

std::string lines_of(const std::string& line, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += (i > 0 ? "\n" : "") + line;
  return out;
}

} // namespace

TEST_CASE("a page of twelve lines can be read, and one of more, or of wider letters, cannot") {
  const TextShaper shaper("en", FontsOf::station);
  const std::string line = "You hear short samples of speech and say how good each of them is";
  CHECK(is_readable_page(shaper, "Before you begin", lines_of(line, 12)));
  CHECK_FALSE(is_readable_page(shaper, "Before you begin", lines_of(line, 13)));
  CHECK_FALSE(is_readable_page(shaper, "Before you begin", lines_of(std::string(64, 'W'), 12)));
  CHECK_FALSE(is_readable_page(shaper, lines_of("Title", 3), lines_of(line, 12)));
}

TEST_CASE("the first page that cannot be read is named by its number and its first line") {
  const TextShaper shaper("en", FontsOf::station);
  CHECK_FALSE(unreadable_page(shaper, "Title", {"short", "also short"}));
  const auto sentence = unreadable_page(shaper, "Title", {"short", lines_of("long", 40)});
  REQUIRE(sentence);
  CHECK_THAT(*sentence, Catch::StartsWith("page 2 (\"long\")"));
}
