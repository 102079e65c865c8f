#include "votes/repeated_rows.h"

#include <catch2/catch.hpp>

using namespace quietroom::votes;

namespace {

using Notes = std::vector<std::string>;

Notes notes_of(const std::vector<std::string>& names) {
  Notes out;
  add_twin_notes({"listener", names, {}}, out);
  return out;
}

Notes note(const std::string& a, const std::string& b, const std::string& difference) {
  return {"in the column listener \"" + a + "\" and \"" + b + "\" differ by " + difference +
          " only and count as two; correct one if they are the same"};
}

const std::string nfc = "Ren\xC3\xA9", nfd = "Rene\xCC\x81", large_nfd = "RENE\xCC\x81";

} // namespace

TEST_CASE("names that differ by case or Unicode form only are twins, and it is said by which") {
  CHECK(notes_of({"anna", "Anna"}) == note("anna", "Anna", "case"));
  CHECK(notes_of({"m\xC3\xBCller", "M\xC3\x9CLLER"}) == note("m\xC3\xBCller", "M\xC3\x9CLLER", "case"));
  CHECK(notes_of({nfc, nfd}) == note(nfc, nfd, "Unicode form (NFC, NFD)"));
  CHECK(notes_of({nfd, large_nfd}) == note(nfd, large_nfd, "case"));
  CHECK(notes_of({nfc, large_nfd}) == note(nfc, large_nfd, "case and Unicode form (NFC, NFD)"));
}

TEST_CASE("every twin of an earlier name has its note, and other names have none") {
  CHECK(notes_of({"anna", "bob", "Anna", "ANNA"}).size() == 2);
  CHECK(notes_of({"L1", "L01", "Rene", nfc, "Ren\xE9", "L2"}).empty()); // \xE9 alone is no UTF-8
}
