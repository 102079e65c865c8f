#include "signal/fir.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

TEST_CASE("a low-pass keeps its pass band and stops beyond its transition") {
  const Fir fir = low_pass(16000, {4000, 400}, 80);
  for (double f = 0; f <= 3800; f += 50) CHECK_THAT(gain_db(fir, f), WithinAbs(0.0, 0.01));
  for (double f = 4200; f <= 8000; f += 50) CHECK(gain_db(fir, f) < -79.0); // Kaiser's length is an estimate
  CHECK_THAT(gain_db(fir, 4000), WithinAbs(-6.02, 0.02));
}
