#include "watch/recency.h"

#include "support/json_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Matchers::WithinAbs;

TEST_CASE("the memory of bursts is as the algebra and a stepped integration have it") {
  const auto vectors = test::read_json("watch/recency_vectors.json");
  for (const auto& each : vectors["vectors"])
    for (const auto& [since, end] : each["ie_end"].items()) {
      CAPTURE(each.dump(), since);
      const auto found =
          watch::recency({each["ie_burst"].get<double>(), each["ie_gap"].get<double>(),
                          each["burst_s"].get<double>(), each["gap_s"].get<double>(), std::stod(since)});
      CHECK_THAT(found.I1, WithinAbs(each["i1"].get<double>(), 6e-7));
      CHECK_THAT(found.I2, WithinAbs(each["i2"].get<double>(), 6e-7));
      CHECK_THAT(found.Ie_average, WithinAbs(each["ie_av"].get<double>(), 6e-7));
      CHECK_THAT(found.Ie_end, WithinAbs(end.get<double>(), 6e-7));
    }
}

TEST_CASE("a call that is all gap or all burst is remembered as that") {
  CHECK(watch::recency({40, 5, 0, 20, 3}).Ie_end == 5);
  CHECK(watch::recency({40, 5, 20, 0, 3}).Ie_end == 40);
}
