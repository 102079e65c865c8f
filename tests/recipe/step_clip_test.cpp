#include "recipe/step_clip.h"

#include "recipe/apply.h"
#include "recipe/written_steps.h"
#include <cmath>

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Matchers::WithinAbs;

namespace {

const Seeds seeds{7, "c", "a"};

} // namespace

TEST_CASE("clip cuts at its threshold and counts what it cut as wanted") {
  const signal::Clip in{8000, 1, {0.4, -0.6, 0.5, 2.0, -0.1}};
  const Prepared out = apply({{HardClip{20 * std::log10(0.5)}, 1}}, in, seeds, {});
  const std::vector<double> wanted = {0.4, -0.5, 0.5, 0.5, -0.1};
  for (std::size_t i = 0; i < wanted.size(); ++i)
    CHECK_THAT(out.clip.samples[i], WithinAbs(wanted[i], 1e-12));
  CHECK(out.facts.clipped_by_step == 2);
  CHECK(out.facts.clipped_samples == 0);
  CHECK(apply({{HardClip{0}, 1}}, in, seeds, {}).clip.samples[3] < 32767.5 / 32768); // fits 16 bits
  CHECK_FALSE(apply({}, in, seeds, {}).facts.clipped_by_step);
}
