#include "signal/integer_samples.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace quietroom::signal;
using Integers = std::vector<std::int32_t>;

namespace {

struct Rounded {
  Integers samples;
  std::size_t saturated = 0;
  bool operator==(const Rounded&) const = default;
};

Rounded rounded(const std::vector<double>& samples, int bits) {
  Rounded out{Integers(samples.size())};
  out.saturated = round_samples(samples, bits, out.samples);
  return out;
}

} // namespace

TEST_CASE("halves are rounded away from zero, at every word length, at even and odd places") {
  for (const int bits : {2, 8, 16, 24}) {
    const double step = 1.0 / static_cast<double>(1 << (bits - 1));
    CAPTURE(bits);
    CHECK(rounded({0.5 * step, -0.5 * step, 0.49 * step, -0.49 * step, -0.5 * step}, bits) ==
          Rounded{{1, -1, 0, 0, -1}, 0});
  }
  // adding a half would round this one up
  CHECK(rounded({0.49999999999999994 / 32768}, 16) == Rounded{{0}, 0});
}

TEST_CASE("what is beyond the last step is saturated and counted, what rounds to it is not") {
  const double step = 1.0 / 32768;
  CHECK(rounded({1.0 - step, -1.0, 1.0 - 0.51 * step, -1.0 - 0.49 * step}, 16) ==
        Rounded{{32767, -32768, 32767, -32768}, 0});
  CHECK(rounded({1.0 - 0.5 * step, -1.0 - 0.5 * step, 1.0, -7.0, 1e300}, 16) ==
        Rounded{{32767, -32768, 32767, -32768, 32767}, 5});
  CHECK(rounded({1.0, -1.0}, 24) == Rounded{{8388607, -8388608}, 1});
  CHECK(rounded({}, 16) == Rounded{});
}

TEST_CASE("samples for playback stand at the left of 32 bits") {
  CHECK(playback_samples(std::vector<double>{0.5, -1.0, 1.0 / 32768}, 16) ==
        Integers{0x40000000, std::numeric_limits<std::int32_t>::min(), 0x10000});
  Integers some{-1, 3};
  left_justify(some, 24);
  CHECK(some == Integers{-256, 768});
}
