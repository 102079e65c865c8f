#include "recipe/delay_changes.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace quietroom;
using namespace quietroom::network;
using namespace quietroom::recipe;
using signal::Clip;

TEST_CASE("later packets put silence into a clip, earlier ones take it out") {
  Clip clip{1000, 1, {}};
  for (int i = 0; i < 60; ++i) clip.samples.push_back(i >= 20 && i < 40 ? 0 : 1);
  const std::vector<DelayChange> later = {{4, 5}};
  const Clip longer = with_delay_changes(clip, later, 10);
  CHECK(longer.samples.size() == 65);
  CHECK(std::accumulate(longer.samples.begin(), longer.samples.end(), 0.0) == 40);
  CHECK(longer.samples[44] == 0);
  CHECK(longer.samples[45] == 1);
  const std::vector<DelayChange> both = {{4, 5}, {4, -15}};
  CHECK(with_delay_changes(clip, both, 10).samples.size() == 50);
  CHECK(std::accumulate(longer.samples.begin(), longer.samples.end(), 0.0) == 40);
  CHECK(with_delay_changes(clip, {}, 10) == clip);
}
