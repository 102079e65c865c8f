#include "estimate/speech_mapping.h"

#include "support/vector_csv.h"

#include <catch2/catch.hpp>

using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;
using quietroom::test::read_vectors;

TEST_CASE("the exponential mapping gives the reference's scores, scaled and unscaled") {
  std::size_t rows = 0;
  for (const auto& row : read_vectors("estimate/oracle_speech.csv")) {
    const double vnsim = row.number("vnsim");
    CHECK_THAT(speech_mos(vnsim, Scaling::scaled), WithinAbs(row.number("moslqo_exp_scaled"), 1e-10));
    CHECK_THAT(speech_mos(vnsim, Scaling::unscaled), WithinAbs(row.number("moslqo_exp_unscaled"), 1e-10));
    ++rows;
  }
  CHECK(rows == 9);
}

TEST_CASE("sounds without much in common get 1, and no score lies outside of 1 to 5") {
  CHECK(speech_mos(0.1499, Scaling::unscaled) == 1);
  CHECK(speech_mos(-0.5, Scaling::scaled) == 1);
  CHECK(speech_mos(0.15, Scaling::scaled) == 1); // what the mapping gives there lies below 1
  CHECK(speech_mos(1.1, Scaling::scaled) == 5);
  CHECK_THAT(speech_mos(1, Scaling::unscaled), WithinAbs(4.0158611692, 1e-9));
}
