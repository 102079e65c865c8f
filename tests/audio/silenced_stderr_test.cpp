#include "audio/silenced_stderr.h"

#include "core/tell.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
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

TEST_CASE("what libraries print is not seen for a while, what the program tells is") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const int before = ::dup(2);
  ::dup2(ends[1], 2);
  {
    const quietroom::audio::SilencedLibraries silence;
    std::fputs("chatter", stderr);
    {
      const quietroom::audio::SilencedLibraries nested;
      std::fputs("more of it", stderr);
    }
    std::fputs("and more", stderr);
    quietroom::tell("a sentence");
  }
  std::fputs("word", stderr);
  std::fflush(stderr);
  ::dup2(before, 2);
  std::array<char, 64> read{};
  const auto size = ::read(ends[0], read.data(), read.size());
  CHECK(std::string_view(read.data(), static_cast<std::size_t>(size)) == "quietroom: a sentence\nword");
  for (const int descriptor : {ends[0], ends[1], before}) ::close(descriptor);
}
