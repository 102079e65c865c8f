#include "core/unicode_form.h"

#include <catch2/catch.hpp>

using namespace quietroom;

// The bytes of UTF-8, for an editor may change the form of letters.
TEST_CASE("what looks alike by canonical equivalence has one composed form") {
  CHECK(composed("Rene\xCC\x81") == "Ren\xC3\xA9"); // e, acute accent
  CHECK(composed("Ren\xC3\xA9") == "Ren\xC3\xA9");
  CHECK(composed("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB") == "\xED\x95\x9C"); // Hangul han
  CHECK(composed("a\xCC\x87\xCC\xA3") == composed("a\xCC\xA3\xCC\x87"));     // order of two marks
  CHECK(composed("\xE2\x84\xAB") == "\xC3\x85");                             // the sign of Angstrom
  CHECK(composed("\xEF\xAC\x81") == "\xEF\xAC\x81"); // the ligature fi is alike by compatibility alone
  CHECK(composed("plain, Text 1") == "plain, Text 1");
  CHECK(composed("") == "");
}

TEST_CASE("caseless matching goes beyond ASCII and beyond one form") {
  CHECK(case_folded("ANNA-1") == "anna-1");
  CHECK(case_folded("M\xC3\x9CLLER") == case_folded("m\xC3\xBCller")); // u with diaeresis
  CHECK(case_folded("MU\xCC\x88LLER") == case_folded("m\xC3\xBCller"));
  CHECK(case_folded("\xD0\x9B\xD0\x95\xD0\x92") == "\xD0\xBB\xD0\xB5\xD0\xB2"); // Cyrillic
  CHECK(case_folded("STRASSE") == case_folded("Stra\xC3\x9F"
                                              "e"));
  CHECK(case_folded("Ren\xC3\xA9") != case_folded("Rene"));
}

TEST_CASE("text that is no UTF-8 keeps its bytes") {
  CHECK(composed("Ren\xE9") == "Ren\xE9");
  CHECK(case_folded("REN\xE9") == "ren\xE9");
  CHECK(composed("\xED\xA0\x80") == "\xED\xA0\x80"); // half of a surrogate pair
}
