#include "recipe/step_fade.h"

#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

TEST_CASE("fades rise and fall at the two ends, each in its time") {
  const Prepared out =
      apply({{Fade{10, 5}, 1}}, signal::Clip{8000, 1, std::vector<double>(8000, 0.5)}, seeds, {});
  CHECK(out.clip.samples.front() < 0.001);
  CHECK(out.clip.samples[79] < 0.5);
  CHECK(out.clip.samples[80] == 0.5);
  CHECK(out.clip.samples[8000 - 41] == 0.5);
  CHECK(out.clip.samples[8000 - 40] < 0.5);
  CHECK(out.clip.samples.back() < 0.001);
}

TEST_CASE("fades take 10 ms where nothing is said") {
  std::vector<Problem> problems;
  const Recipe recipe = read_recipe({step("fade", {})}, Stage::source, "set.toml", files, problems);
  CHECK(problems.empty());
  CHECK(chain_text(recipe, seeds, files) == "fade in 10 ms out 10 ms");
  CHECK(problems_of({step("fade", {{"in_ms", 1001.0}})}).size() == 1);
}
