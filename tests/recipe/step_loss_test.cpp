#include "recipe/step_loss.h"

#include "core/error.h"
#include "core/random.h"
#include "recipe/apply.h"
#include "recipe/written_steps.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Contains;

namespace {

const Seeds seeds{7, "c", "a"};
const RecipeStep g711_codec{Codec{{"g711a"}}, 9};

} // namespace

TEST_CASE("each model of loss has parameters of its own") {
  const auto lossy = [](decltype(stimulus::Step::parameters) parameters) {
    return problems_of({step("loss", std::move(parameters), 2), g711});
  };
  CHECK(lossy({{"model", "bernoulli"}, {"ppl_percent", 3.0}}).empty());
  CHECK(lossy({{"model", "bernoulli"}, {"ppl_percent", 3.0}, {"burst_ratio", 2.0}}) ==
        one("2: step loss: burst_ratio is not known here; is it misspelled?"));
  CHECK(lossy({{"model", "gilbert"}, {"p", 0.1}, {"q", 0.5}, {"loss_in_bad", 0.5}}).empty());
  CHECK(lossy({{"model", "gilbert"}, {"p", 0.1}, {"q", 0.5}}) ==
        one("2: step loss: loss_in_bad is missing; add it"));
  CHECK(lossy({{"model", "gilbert"}, {"p", 0.0}, {"q", 0.0}, {"loss_in_bad", 0.5}}).size() == 1);
  CHECK(lossy({{"model", "eid"}, {"ppl_percent", 51.0}, {"gamma", 1.0}}).size() == 2);
  CHECK(lossy({{"model", "bellcore"}, {"ppl_percent", 31.0}}) ==
        one("2: step loss: ppl_percent is 31; it must lie within 0.5 and 30"));
  CHECK(lossy({{"ppl_percent", 3.0}, {"tries", std::int64_t{5}}}) ==
        one("2: step loss: tries is not known here; is it misspelled?")); // without a tolerance
}

TEST_CASE("a packet holds whole frames, and a burst ratio is one that can be") {
  stimulus::Step odd = loss(3);
  odd.parameters["packet_ms"] = std::int64_t{15};
  CHECK(problems_of({odd, g711}) ==
        one("2: g711a cannot fill packets of 15 ms; give packet_ms a multiple of 10"));
  stimulus::Step smooth = loss(3);
  smooth.parameters["burst_ratio"] = 0.5;
  CHECK(problems_of({smooth, g711}) ==
        one("2: step loss: no two-state loss of 3 % has a burst ratio of 0.5; give 0.97 or more"));
}

TEST_CASE("loss is drawn over the packets of the clip, and what came about is recorded") {
  const signal::Clip speech = quietroom::test::speech_like(8000, 8.005, 1);
  const Prepared out = apply({{LossStep{10, 1, 10, false}, 1}, {Codec{{"g711a"}}, 2}}, speech, seeds, files);
  REQUIRE(out.facts.loss);
  CHECK(out.facts.loss->packets == 801); // the last one half full
  const auto expected = network::loss_statistics(
      network::loss_pattern(network::LossModel{10, 1}, 801, derived_seed(7, {"c", "a", "loss"})));
  CHECK(out.facts.loss->lost == expected.lost);
  CHECK(out.facts.loss->ppl_percent == expected.ppl_percent);
  CHECK(expected.lost > 0);
  CHECK(out.clip.samples.size() == speech.samples.size());
  CHECK(out.clip.samples != apply({{Codec{{"g711a"}}, 2}}, speech, seeds, files).clip.samples);
}

TEST_CASE("a tolerance that no pattern meets is an error that says what a packet weighs") {
  LossStep loss{3, 1, 10, false};
  loss.tolerance_percent = 0.01;
  loss.tries = 20;
  const signal::Clip clip = quietroom::test::speech_like(8000, 1.1, 1); // 2.73 or 3.64 %
  CHECK_THROWS_WITH(apply({{loss, 1}, g711_codec}, clip, seeds, {}),
                    Contains("none of 20 patterns of 110 packets") && Contains("one packet is 0.909 points"));
  loss.tolerance_percent = 0.3;
  loss.tries = 1000;
  CHECK(apply({{loss, 1}, g711_codec}, clip, seeds, {}).facts.loss->lost == 3);
}
