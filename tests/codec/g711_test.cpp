#include "codec/g711.h"

#include "support/vector_table.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;

namespace {

void check_law(G711Law law, const std::string& file) {
  const test::VectorTable table(file);
  REQUIRE(table.rows().size() == 256);
  int inputs = 0;
  int wrong = 0;
  for (const auto& row : table.rows()) {
    const auto code = static_cast<std::uint8_t>(row.number("code"));
    CHECK(g711_decode(law, code) == static_cast<int>(row.number("decoded_16bit")));
    if (row.number("count") == 0) continue;
    for (int x = static_cast<int>(row.number("encode_from_16bit")); x <= row.number("encode_to_16bit"); ++x) {
      ++inputs;
      wrong += g711_encode(law, static_cast<std::int16_t>(x)) != code;
    }
  }
  CHECK(inputs == 65536);
  CHECK(wrong == 0);
}

} // namespace

TEST_CASE("A-law encodes every 16-bit input and decodes every code as the reference") {
  check_law(G711Law::a, "stimuli/g711_alaw.csv");
}

TEST_CASE("mu-law encodes every 16-bit input and decodes every code as the reference") {
  check_law(G711Law::mu, "stimuli/g711_ulaw.csv");
}

TEST_CASE("what was coded once survives being coded again") {
  for (const G711Law law : {G711Law::a, G711Law::mu})
    for (int code = 0; code < 256; ++code) {
      const std::int16_t once = g711_decode(law, static_cast<std::uint8_t>(code));
      CHECK(g711_decode(law, g711_encode(law, once)) == once);
    }
}
