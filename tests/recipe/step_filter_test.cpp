#include "recipe/step_filter.h"

#include "recipe/apply.h"
#include "recipe/written_steps.h"
#include "signal/band_filter.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

namespace {

const Seeds seeds{7, "c", "a"};

} // namespace

TEST_CASE("a filter step takes the filters by their names") {
  for (const auto& [name, rate_hz] :
       {std::pair("P.341", 16000), std::pair("G.712", 8000), std::pair("FLAT", 16000)}) {
    const signal::Clip in = quietroom::test::speech_like(rate_hz, 1, 1);
    const Prepared out = apply({{Filter{name}, 1}}, in, seeds, files);
    CAPTURE(name);
    CHECK(out.clip == signal::band_filtered(name, in));
    CHECK(out.clip.samples != in.samples);
    CHECK(chain_text({{Filter{name}, 1}}, seeds, files) == std::string("filter ") + name);
  }
}
