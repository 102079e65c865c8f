#include "stimulus/name_pattern.h"

#include "stimulus/sound_endings.h"

#include <catch2/catch.hpp>

using namespace quietroom::stimulus;

namespace {

NamePattern pattern(std::string_view text) { return name_pattern(text, is_sound_extension); }

/// "a=x b=y", a way a string.
std::vector<std::string> ways(std::string_view text, std::string_view path, std::size_t most = 9) {
  std::vector<std::string> out;
  for (const NameParts& parts : readings(pattern(text), path, most).ways) {
    std::string& way = out.emplace_back();
    for (const auto& [name, value] : parts) way += (way.empty() ? "" : " ") + name + "=" + value;
  }
  return out;
}

using Ways = std::vector<std::string>;

} // namespace

TEST_CASE("a pattern is cut into its placeholders and the text between them") {
  const auto pieces = [](std::string_view text) {
    std::string out;
    for (const NamePiece& each : pattern(text).pieces)
      out += (each.is_placeholder ? "<" : "'") + each.text + "|";
    return out;
  };
  CHECK(pieces("{a}_{*}/x{b}") == "<a|'_|<*|'/x|<b|");
  CHECK(pieces("{a}_{b") == "<a|'_{b|");
  CHECK(pieces("{a}}x") == "<a|'}x|");
  CHECK(pieces("").empty());
  CHECK(has(pattern("{a}_{b}"), "b"));
  CHECK_FALSE(has(pattern("{a}_b"), "b"));
}

TEST_CASE("every way in which a name fits is found, the one with short beginnings first, up to as many as "
          "asked for") {
  CHECK(ways("{a}-{b}", "1-2-3") == Ways{"a=1 b=2-3", "a=1-2 b=3"});
  CHECK(ways("{a}-{b}", "1-2-3", 1) == Ways{"a=1 b=2-3"});
  CHECK(ways("{a}-{b}", "12").empty());
  CHECK(ways("{a}-{b}", "-2").empty()); // one character at least
  CHECK(ways("{a}/{b}", "x/y") == Ways{"a=x b=y"});
  CHECK(ways("{a}", "x/y").empty());
}

TEST_CASE("what {*} takes makes no difference, and what stands twice is the same twice") {
  CHECK(ways("{a}_{*}-{*}", "x_1-2-3") == Ways{"a=x"});
  CHECK(ways("{a}/{a}_{b}", "c1/c1_s") == Ways{"a=c1 b=s"});
  for (const std::size_t most : {1, 2}) CHECK(ways("{a}-{a}_{b}", "c-d-c-d_s", most) == Ways{"a=c-d b=s"});
}

TEST_CASE(
    "a pattern that ends as a sound file takes every kind of them, one without an ending raw files too") {
  for (const char* name : {"x.wav", "x.FLAC", "x.sph"}) {
    CAPTURE(name);
    CHECK(ways("{a}.WAV", name) == Ways{"a=x"});
    CHECK(ways("{a}", name) == Ways{"a=x"});
  }
  CHECK(ways("{a}.wav", "x.raw").empty());
  CHECK(ways("{a}.wav", "x").empty());
  CHECK(ways("{a}", "x.RAW") == Ways{"a=x"});
  CHECK(ways("{a}", "x.txt") == Ways{"a=x.txt"});
  CHECK(ways("{a}.RAW", "x.raw") == Ways{"a=x"});
  CHECK(ways("{a}.raw", "x.RAW") == Ways{"a=x"});
  CHECK(ways("{a}.d/x", "y.d/x") == Ways{"a=y"});
}

TEST_CASE("one way is found without trying all, and more than can be tried are given up") {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "a-";
  const NamePattern many = pattern("{a}-{b}-{c}-{*}-{*}-{*}-{*}_x");
  const NameReadings one = readings(many, name + "b", 1);
  CHECK(one.ways.empty());
  CHECK_FALSE(one.gave_up);
  CHECK(readings(many, name + "b", 2).gave_up);
  CHECK(readings(many, name + "b_x", 1).ways.size() == 1);
}
