#include "recipe/step_resample.h"

#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"
#include "signal/resample.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

TEST_CASE("a sound of the rate that is wanted is left as it is, another is resampled") {
  const signal::Clip clip = two_spurts();
  CHECK(apply({{Resample{8000}, 1}}, clip, seeds, {}).clip == clip);
  CHECK(apply({{Resample{16000}, 1}}, clip, seeds, {}).clip == signal::resample(clip, 16000));
}

TEST_CASE("what stands behind a resample works at its rate, which lies within 8 and 192 kHz") {
  std::vector<Problem> problems;
  const Recipe recipe = read_recipe({to_8k, g711}, Stage::condition, "set.toml", files, problems);
  CHECK(check_rates(recipe, 48000, "set.toml", problems) == 8000);
  CHECK(problems.empty());
  CHECK(problems_of({step("resample", {{"rate_hz", std::int64_t{7999}}})}).size() == 1);
  CHECK(problems_of({step("resample", {{"rate_hz", std::int64_t{192001}}})}).size() == 1);
}
