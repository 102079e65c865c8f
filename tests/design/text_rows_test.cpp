#include "design/text_rows.h"

#include <catch2/catch.hpp>
#include <string>

using namespace quietroom::design;

namespace {

std::vector<std::string> rows(const std::string& text, std::size_t columns) {
  std::vector<std::string> out;
  for (const TextRow& each : text_rows(text, columns))
    out.push_back(text.substr(each.begin, each.end - each.begin));
  return out;
}

} // namespace

TEST_CASE("a text is broken behind blanks, and a word only where it is longer than a row") {
  CHECK(rows("one two three", 8) == std::vector<std::string>{"one two ", "three"});
  CHECK(rows("one two", 7) == std::vector<std::string>{"one two"});
  CHECK(rows("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
  CHECK(rows("a\n\nb", 3) == std::vector<std::string>{"a", "", "b"});
}

TEST_CASE("a wide letter has two columns, and no letter is cut") {
  CHECK(rows("\u8a55\u4fa1\u3067", 4) == std::vector<std::string>{"\u8a55\u4fa1", "\u3067"});
  CHECK(rows("\u00e4\u00f6\u00fc", 2) == std::vector<std::string>{"\u00e4\u00f6", "\u00fc"});
  CHECK(rows("\u8a55", 1) == std::vector<std::string>{"\u8a55"});
}

TEST_CASE("rows know where a line of the text ends, and which are blank") {
  const auto found = text_rows("one two\n \nx", 4);
  REQUIRE(found.size() == 4);
  CHECK_FALSE(found[0].ends_line);
  CHECK(found[1].ends_line);
  CHECK(found[2].blank);
  CHECK_FALSE(found[3].blank);
}
