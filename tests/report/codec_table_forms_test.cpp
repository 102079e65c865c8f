#include "report/codec_table_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

const emodel::CodecTable table = {
    {"a-6.4", "A, at 6.4", emodel::Band::wide, "diotic", 6.4, 20, 13, std::nullopt, emodel::Confidence::own,
     "me"},
    {"b", "B", emodel::Band::narrow, "", {}, {}, {}, {}, emodel::Confidence::confirmed, "G.113"}};

} // namespace

TEST_CASE("codec table forms: readers see a dash where nothing is published") {
  CHECK(codecs_text(table) ==
        "id     codec      band  ears    kbit/s  packet, ms    Ie  Bpl  confidence  source\n"
        "a-6.4  A, at 6.4  wb    diotic    6.40          20  13.0    –  own         me\n"
        "b      B          nb                 –           –     –    –  confirmed   G.113\n"
        "A dash: no published value. Values of G.113's appendices are provisional planning values.\n");
}

TEST_CASE("codec table forms: the CSV reads back as the same table") {
  const auto again = emodel::read_codecs(codecs_csv(table), "c.csv");
  CHECK(again.problems.empty());
  REQUIRE(again.table.size() == 2);
  CHECK(again.table[0].name == "A, at 6.4");
  CHECK(again.table[0].Ie == 13);
  CHECK_FALSE(again.table[0].Bpl);
}

TEST_CASE("codec table forms: JSON has null for what is not told") {
  CHECK(codecs_json(table).find("\"band\": \"nb\",\n    \"presentation\": null,\n    \"kbit_s\": null") !=
        std::string::npos);
}
