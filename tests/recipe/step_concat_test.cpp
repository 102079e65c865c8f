#include "recipe/step_concat.h"

#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"
#include "signal/audio_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Contains;

TEST_CASE("recordings are put before and behind the sound, at its rate and as loud as they are") {
  const quietroom::test::TempFolder folder;
  const SetFiles in_set(folder.path());
  signal::write_wav(folder.path() / "one.wav", {8000, 1, std::vector<double>(100, 0.25)}, 16);
  signal::write_wav(folder.path() / "two.wav", {16000, 1, std::vector<double>(400, 0.5)}, 16);
  const signal::Clip clip{8000, 1, std::vector<double>(50, -0.125)};
  const signal::Clip out = apply({{Concat{"one.wav", "two.wav"}, 1}}, clip, seeds, in_set).clip;
  REQUIRE(out.samples.size() == 100 + 50 + 200);
  CHECK(out.samples[99] == 0.25);
  CHECK(out.samples[100] == -0.125);
  CHECK(out.samples[149] == -0.125);
  CHECK_THAT(out.samples[250], Catch::Matchers::WithinAbs(0.5, 1e-3)); // through the resampler
  CHECK(apply({{Concat{"", "one.wav"}, 1}}, clip, seeds, in_set).clip.samples.back() == 0.25);
}

TEST_CASE("what is joined is one channel of the set, and the chain knows its bytes") {
  const quietroom::test::TempFolder folder;
  SetFiles in_set(folder.path());
  signal::write_wav(folder.path() / "stereo.wav", {8000, 2, std::vector<double>(100, 0.25)}, 16);
  signal::write_wav(folder.path() / "one.wav", {8000, 1, std::vector<double>(100, 0.25)}, 16);
  const auto told = [&](WrittenParameters parameters) {
    std::vector<Problem> problems;
    read_recipe({step("concat", std::move(parameters))}, Stage::condition, "set.toml", in_set, problems);
    return problems.empty() ? "" : problems.front().message;
  };
  CHECK(told({{"after", "one.wav"}}).empty());
  CHECK_THAT(told({}), Contains("needs before, after, or both"));
  CHECK_THAT(told({{"before", "stereo.wav"}}), Contains("has 2 channels; keep one of them"));
  CHECK_THAT(told({{"before", "none.wav"}}), Contains("no such file"));
  CHECK(chain_text({{Concat{"one.wav", ""}, 1}}, seeds, in_set) ==
        "concat before one.wav sha256 " + in_set.sha256("one.wav"));
}
