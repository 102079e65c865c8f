#include "recipe/step_gain.h"

#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Matchers::WithinAbs;

TEST_CASE("gain scales the sound, and several are told together") {
  const signal::Clip clip = two_spurts();
  const Prepared out = apply({{Gain{-6}, 1}, {Gain{1.5}, 1}}, clip, seeds, {});
  CHECK(out.facts.gain_db == -4.5);
  CHECK_THAT(out.clip.samples[3000], WithinAbs(clip.samples[3000] * 0.59566214, 1e-8)); // 10^(-4.5/20)
  CHECK(chain_text({{Gain{-6}, 1}}, seeds, files) == "gain -6 dB");
}

TEST_CASE("a gain lies within -60 and 40 dB") {
  CHECK(problems_of({step("gain", {{"gain_db", 40.0}})}).empty());
  CHECK(problems_of({step("gain", {{"gain_db", -60.5}})}) ==
        one("1: step gain: gain_db is -60.5; it must lie within -60 and 40"));
}
