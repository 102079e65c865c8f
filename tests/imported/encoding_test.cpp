#include "imported/encoding.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::imported;

TEST_CASE("UTF-16 becomes UTF-8 with and without a mark, and other text stays as it is") {
  const std::string marked("\xFF\xFE"
                           "a\0\xE4\0",
                           6),
      bare("a\0,\0b\0\n\0", 8), big("\xFE\xFF\0a", 4);
  CHECK(decoded("f", marked).text == "a\xC3\xA4");
  CHECK(decoded("f", marked).encoding == "UTF-16LE");
  CHECK(decoded("f", bare).text == "a,b\n");
  CHECK(decoded("f", big).text == "a");
  CHECK(decoded("f", big).encoding == "UTF-16BE");
  CHECK(decoded("f", "a\xC3\xA4").text == "a\xC3\xA4");
  CHECK(decoded("f", "a").encoding.empty());
}

TEST_CASE("UTF-16 that is cut off or has half a pair is refused") {
  CHECK_THROWS_AS(decoded("f", std::string("\xFF\xFE"
                                           "a",
                                           3)),
                  Error);
  CHECK_THROWS_AS(decoded("f", std::string("\xFF\xFE\x00\xD8", 4)), Error);
}
