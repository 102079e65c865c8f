#include "session/typed_text.h"

#include <catch2/catch.hpp>

using namespace quietroom::session;

TEST_CASE("Backspace takes back a whole letter, however many bytes it has") {
  std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"; // a, e with an accent, the euro, a face
  for (const std::string left : {"a\xC3\xA9\xE2\x82\xAC", "a\xC3\xA9", "a", "", ""}) {
    drop_last_letter(text);
    CHECK(text == left);
  }
}

TEST_CASE("control characters are no letters, and a key that lies on the keyboard types no more than fits") {
  std::string text;
  for (const char* letter : {"\x1B", "\t", "\x7F", "x"}) add_typed(text, letter);
  CHECK(text == "x");
  for (int i = 0; i < 3000; ++i) add_typed(text, "\xC3\xA9");
  CHECK(text.size() == 1 + 2 * (most_typed_letters - 1)); // whatever bytes a letter has
  add_typed(text, "y", most_typed_letters + 1);
  CHECK(text.ends_with("y"));
}

TEST_CASE("no blank stands in front of a text, and those within it stay") {
  std::string text;
  for (const char* letter : {" ", "a", " ", "b"}) add_typed(text, letter);
  CHECK(text == "a b");
}

TEST_CASE("blanks around a text are no part of it") {
  CHECK(trimmed_text(" \t a b \n") == "a b");
  CHECK(trimmed_text(" \t\n").empty());
  CHECK(trimmed_text("").empty());
}
