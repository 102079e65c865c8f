#include "signal/samples.h"

#include <catch2/catch.hpp>

using namespace quietroom::signal;

TEST_CASE("the peak is the highest magnitude wherever it stands") {
  for (std::size_t count : {1U, 7U, 8U, 9U, 23U})
    for (std::size_t at = 0; at < count; ++at)
      for (const double peak : {-0.75, 0.75}) {
        std::vector<double> samples(count, 0.5);
        samples[at] = peak;
        CAPTURE(count, at, peak);
        CHECK(peak_of(samples) == 0.75);
      }
  CHECK(peak_of({}) == 0);
}

TEST_CASE("room for samples is there and empty, and a copy is equal") {
  const std::vector<double> room = with_room(1'000'000); // of several large pages
  CHECK(room.empty());
  CHECK(room.capacity() >= 1'000'000);
  CHECK(with_room(0).empty());
  const std::vector<double> samples{1, -2, 3};
  CHECK(copy_of(samples) == samples);
}
