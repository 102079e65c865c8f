#include "recipe/recipe.h"

#include "support/built_codecs.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;

namespace {

/// "WHERE: MESSAGE" of each problem of a codec that stands where a sound has this form.
std::vector<std::string> problems_of(const codec::CodecSettings& settings, int rate_hz, int channels) {
  std::vector<Problem> problems;
  check_rates({{Codec{settings}, 3}}, rate_hz, "set.toml", problems, channels);
  std::vector<std::string> out;
  for (const Problem& problem : problems) out.push_back(text(problem));
  return out;
}

} // namespace

TEST_CASE("a bit rate for other channels is a mistake with its line, before any sound is touched") {
  if (!test::is_built("lc3")) return;
  const codec::CodecSettings both{.id = "lc3", .bit_rate_kbps = 640};
  CHECK(problems_of(both, 48000, 2).empty());
  CHECK(problems_of(both, 48000, 1) ==
        std::vector<std::string>{
            "set.toml:3: lc3: 1 channel in frames of 10 ms take 16 to 320 kbit/s, not 640; "
            "fix bit_rate_kbps"});
  const codec::CodecSettings one{.id = "lc3", .bit_rate_kbps = 16};
  CHECK(problems_of(one, 16000, 1).empty());
  CHECK(problems_of(one, 16000, 2) ==
        std::vector<std::string>{
            "set.toml:3: lc3: 2 channels in frames of 10 ms take 32 to 640 kbit/s, not 16; "
            "fix bit_rate_kbps"});
}
