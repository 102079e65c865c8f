#include "estimate/pooled_similarity.h"

#include <catch2/catch.hpp>

using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

TEST_CASE("a band is the mean of its patches, lost ones included, and VNSIM the mean of the bands") {
  std::vector<ComparedPatch> patches(3);
  patches[0].similarity = {0.7, {0.9, 0.5}};
  patches[1].similarity = {0.5, {0.6, 0.4}};
  patches[2].similarity = {0.0, {0.0, 0.0}};
  const PooledSimilarity found = pooled(patches);
  REQUIRE(found.fvnsim.size() == 2);
  CHECK_THAT(found.fvnsim[0], WithinAbs(0.5, 1e-15));
  CHECK_THAT(found.fvnsim[1], WithinAbs(0.3, 1e-15));
  CHECK_THAT(found.vnsim, WithinAbs(0.4, 1e-15));
}
