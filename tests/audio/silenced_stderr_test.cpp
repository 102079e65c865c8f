#include "audio/silenced_stderr.h"

#include <array>
#include <catch2/catch.hpp>
#include <string_view>
#include <unistd.h>

TEST_CASE("stderr is silent for a while, then as before") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const int before = ::dup(2);
  ::dup2(ends[1], 2);
  {
    const quietroom::audio::SilencedStderr silence;
    CHECK(::write(2, "chatter", 7) == 7);
  }
  CHECK(::write(2, "word", 4) == 4);
  ::dup2(before, 2);
  std::array<char, 32> read{};
  CHECK(::read(ends[0], read.data(), read.size()) == 4);
  CHECK(std::string_view(read.data()) == "word");
  for (const int descriptor : {ends[0], ends[1], before}) ::close(descriptor);
}
