#include "watch/playout.h"

#include <catch2/catch.hpp>

using namespace quietroom::watch;

TEST_CASE("a fixed buffer waits its depth behind the first packet, and not a moment longer") {
  PlayoutClock buffer({false, 60, 60});
  CHECK_FALSE(buffer.take(100, true));
  CHECK_FALSE(buffer.take(160, false));
  CHECK(buffer.take(160.1, false));
  buffer.anchor_anew();
  CHECK_FALSE(buffer.take(500, false));
  CHECK(buffer.mean_depth_ms() == 60);
}

TEST_CASE("an adaptive buffer grows at talk spurts alone, within its bounds") {
  PlayoutClock buffer({true, 20, 100});
  buffer.take(0, true);
  for (int i = 0; i < 4000; ++i) buffer.take(i % 2 == 0 ? 0 : 80, false);
  CHECK(buffer.take(60, false));
  CHECK_FALSE(buffer.take(60, true));
  CHECK(buffer.take(101, false));
  CHECK(text(PlayoutBuffer{true, 20, 100}).find("adaptive buffer of 20 to 100 ms") == 0);
  CHECK(text(PlayoutBuffer{}) == "fixed buffer of 60 ms behind the first packet");
}
