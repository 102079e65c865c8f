#include "recipe/step_delay.h"

#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

TEST_CASE("delays put silence before the sound, and are told together") {
  const signal::Clip clip = two_spurts();
  const Prepared out = apply({{DelayStep{250}, 1}, {DelayStep{50}, 1}}, clip, seeds, {});
  CHECK(out.facts.delay_ms == 300);
  REQUIRE(out.clip.samples.size() == clip.samples.size() + 2400);
  for (std::size_t i = 0; i < 2400; ++i) REQUIRE(out.clip.samples[i] == 0);
  CHECK(std::equal(clip.samples.begin(), clip.samples.end(), out.clip.samples.begin() + 2400));
  CHECK(chain_text({{DelayStep{250}, 1}}, seeds, files) == "delay 250 ms");
}

TEST_CASE("a delay lies within 0 and ten seconds") {
  CHECK(problems_of({step("delay", {{"delay_ms", std::int64_t{10000}}})}).empty());
  CHECK(problems_of({step("delay", {{"delay_ms", -1.0}})}) ==
        one("1: step delay: delay_ms is -1; it must lie within 0 and 10000"));
}
