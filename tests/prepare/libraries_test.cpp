#include "prepare/libraries.h"

#include "codec/codec_table.h"
#include "signal/loudness.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using namespace quietroom::recipe;

namespace {

/// Names of what a stimulus depends on whose recipe is this one step.
std::vector<std::string> libraries_of(const AnyStep& step) {
  stimulus::StimulusSet set;
  set.sources.emplace_back().files = {"s.wav"};
  Worklist worklist;
  worklist.recipes = {{{step, 1}}};
  worklist.stimuli.emplace_back();
  std::vector<std::string> out;
  for (const auto& [name, version] : prepare::libraries_of(set, worklist, 0)) {
    CHECK_FALSE(version.empty());
    out.push_back(name);
  }
  return out;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("a stimulus depends on the library that measures its loudness, and on none for a level of speech") {
  CHECK(libraries_of(Level{std::nullopt, -23.0}) == Names{"libebur128", "libsndfile"});
  CHECK(libraries_of(Level{-26.0}) == Names{"libsndfile"});
  CHECK(std::ranges::count(signal::loudness_meter_version(), '.') == 2);
}

TEST_CASE("a stimulus depends on the libraries that read the recordings in its noise and around it") {
  const std::string g722 = std::string(codec::find_codec("g722")->libraries.front().name);
  Noise noise;
  CHECK(libraries_of(noise) == Names{"libsndfile"}); // of our own making
  noise.kind = NoiseKind::recording;
  noise.files = {"cafe.wav"};
  CHECK(libraries_of(noise) == Names{"libsndfile", "libsoxr"});
  noise.files = {"cafe.wav", "street.g722"};
  CHECK(libraries_of(noise) == Names{"libsndfile", "libsoxr", g722});
  CHECK(libraries_of(Concat{"ring.wav", ""}) == Names{"libsndfile", "libsoxr"});
  CHECK(libraries_of(Concat{"", "bye.g722"}) == Names{"libsndfile", "libsoxr", g722});
}
