#include "estimate/known_breaks.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("a break is known of its measure and relation alone, and says why") {
  CHECK(estimate::known_break("seg_snr_db", "more loss never scores better").starts_with("One gain"));
  CHECK(estimate::known_break("stoi", "more loss never scores better").empty());
  CHECK(estimate::known_break("seg_snr_db", "level changes nothing").empty());
  for (const auto& each : estimate::known_breaks()) CHECK(each.why.size() > 20);
}
