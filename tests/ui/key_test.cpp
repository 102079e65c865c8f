#include "ui/key.h"

#include <catch2/catch.hpp>

using namespace quietroom::ui;

TEST_CASE("a letter comes as UTF-8, from one byte to four") {
  CHECK(utf8_of(U'a') == "a");
  CHECK(utf8_of(U'\u00E4') == "\xC3\xA4");
  CHECK(utf8_of(U'\u07FF') == "\xDF\xBF");
  CHECK(utf8_of(U'\u0800') == "\xE0\xA0\x80");
  CHECK(utf8_of(U'\u6F22') == "\xE6\xBC\xA2");
  CHECK(utf8_of(U'\uFFFD') == "\xEF\xBF\xBD");
  CHECK(utf8_of(U'\U0001F600') == "\xF0\x9F\x98\x80");
}
