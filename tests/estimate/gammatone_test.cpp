#include "estimate/gammatone.h"

#include "support/vector_csv.h"

#include <catch2/catch.hpp>

using namespace quietroom::estimate;
using Catch::Matchers::WithinRel;
using quietroom::test::read_vectors;

TEST_CASE("every coefficient of the filters is that of the reference, in four setups") {
  const std::map<std::string, Setup> setups = {{"speech8k", setup_of(Mode::speech, 8000)},
                                               {"speech16k", setup_of(Mode::speech, 16000)},
                                               {"speech48k", setup_of(Mode::speech, 48000)},
                                               {"audio48k", setup_of(Mode::audio, 48000)}};
  std::size_t rows = 0;
  for (const auto& row : read_vectors("estimate/gammatone.csv")) {
    const auto filters = gammatone_filters(setups.at(row.text("config")));
    const GammatoneFilter& filter = filters.at(static_cast<std::size_t>(row.number("row_low_to_high")));
    CAPTURE(row.text("config"), row.text("row_low_to_high"));
    const auto same = [&](double value, const char* column) {
      CHECK_THAT(value, WithinRel(row.number(column), 1e-12)); // the file has 15 digits
    };
    same(filter.centre_hz, "centre_hz");
    same(filter.a0, "A0");
    same(filter.a1[0], "A11");
    same(filter.a1[1], "A12");
    same(filter.a1[2], "A13");
    same(filter.a1[3], "A14");
    same(filter.b1, "B1");
    same(filter.b2, "B2");
    CHECK_THAT(filter.gain,
               WithinRel(row.number("gain"), 1e-9)); // differences of nearly equal numbers, to the 4th
    ++rows;
  }
  CHECK(rows == 3 * 21 + 32);
}

TEST_CASE("the lowest band is centred at 50 Hz and the highest lies below the edge") {
  const auto filters = gammatone_filters(setup_of(Mode::speech, 16000));
  CHECK_THAT(filters.front().centre_hz, WithinRel(50.0, 1e-9));
  CHECK(filters.back().centre_hz < 8000);
}
