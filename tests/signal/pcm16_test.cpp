#include "signal/pcm16.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;

TEST_CASE("a clip in 16 bits keeps its rate and channels and has the nearest steps") {
  CHECK(rounded_to_16_bit({44100, 2, {0.4 / 32768, 0.6 / 32768, 1.5, -0.25}}) ==
        Clip{44100, 2, {0, 1.0 / 32768, 32767.0 / 32768, -0.25}});
}

TEST_CASE("rounding to 16 bits goes half away from zero, saturates and keeps what is 16 bits already") {
  const double lsb = 1.0 / 32768.0;
  CHECK(pcm16(std::vector<double>{0.5 * lsb, -0.5 * lsb, 0.49 * lsb, 1.5 * lsb, 1.0, -1.0, 2.0, -2.0}) ==
        std::vector<std::int16_t>{1, -1, 0, 2, 32767, -32768, 32767, -32768});
  std::vector<std::int16_t> all(65536);
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = static_cast<std::int16_t>(static_cast<int>(i) - 32768);
  CHECK(pcm16(from_pcm16(all)) == all);
}
