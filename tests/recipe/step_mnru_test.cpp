#include "recipe/step_mnru.h"

#include "core/random.h"
#include "recipe/apply.h"
#include "recipe/written_steps.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

namespace {

const Seeds seeds{7, "c", "a"};

} // namespace

TEST_CASE("noise is marked, and seeded by condition and source") {
  const signal::Clip speech = quietroom::test::speech_like(8000, 2, 1);
  const Recipe mnru = {{Mnru{12}, 1}};
  const Prepared out = apply(mnru, speech, seeds, files);
  CHECK(out.facts.noise_added);
  CHECK(out.clip == apply(mnru, speech, seeds, files).clip);
  CHECK_FALSE(out.clip == apply(mnru, speech, {7, "c", "b"}, files).clip);
}

TEST_CASE("fullband MNRU is a step with its normalisation and DC filter in the chain") {
  const signal::Clip speech = quietroom::test::speech_like(48000, 1, 1);
  const signal::FullbandMnru settings{12, signal::NoiseNormalisation::unit, 60};
  const Recipe recipe = {{Mnru{12, settings}, 1}};
  const Prepared out = apply(recipe, speech, seeds, files);
  CHECK(out.clip == signal::mnru_fullband(speech, settings, derived_seed(7, {"c", "a", "mnru"})));
  CHECK(out.facts.noise_added);
  CHECK(chain_text(recipe, seeds, files)
            .starts_with("mnru fullband 12 dB normalisation unit dc_filter_hz 60 seed "));
}

TEST_CASE("MNRU by the rate works at 8 and 16 kHz, fullband at 48") {
  const auto told = [](const Mnru& mnru, int rate_hz) {
    std::vector<Problem> problems;
    check_rates({{mnru, 1}}, rate_hz, "set.toml", problems, 2);
    return problems.size();
  };
  CHECK(told(Mnru{12}, 8000) == 0);
  CHECK(told(Mnru{12}, 16000) == 0);
  CHECK(told(Mnru{12}, 48000) == 1);
  CHECK(told(Mnru{12, signal::FullbandMnru{12}}, 48000) == 0);
  CHECK(told(Mnru{12, signal::FullbandMnru{12}}, 16000) == 1);
}
