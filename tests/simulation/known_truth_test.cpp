#include "simulation/known_truth.h"

#include "emodel/model.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::simulation;
using analysis::TruthSource;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double rounding = 1e-9; // the same formula, calculated twice

/// c1 has an Ie, c2 an MNRU, c3 loses packets by a codec that nobody knows, c4 is given nothing at all.
stimulus::StimulusSet set_of_kinds() {
  stimulus::StimulusSet set = test::small_set(4, 2);
  set.conditions[0].emodel.emplace().Ie = 10;
  set.conditions[1].steps = {{"mnru", {{"q_db", std::int64_t{15}}}}};
  for (auto& each : set.stimuli)
    if (each.condition == "c3") each.ppl_percent = each.sample == "s1" ? 3.0 : 5.0;
  return set;
}

const method::Method& acr() { return method::methods().front(); }

} // namespace

TEST_CASE(
    "a condition that the E-model describes is worth its MOS, an MNRU its curve, others what is assumed") {
  const KnownTruth truth = known_truth({}, set_of_kinds(), acr(), {});
  // G.107 with defaults, R = 93.206 - 10: MOS 4.14; the curve at Q = 15 dB: 1 + 3.5 / (1 + exp(-0.1))
  CHECK_THAT(truth.mos.at("c1"), WithinAbs(4.14, 0.01));
  CHECK_THAT(truth.mos.at("c2"), WithinAbs(1 + 3.5 / (1 + std::exp(-0.1)), rounding));
  CHECK_THAT(truth.mos.at("c3"), WithinAbs(3.5 - 0.15 * 4, rounding));
  CHECK_THAT(truth.mos.at("c4"), WithinAbs(3.5, rounding));
  CHECK(truth.sources == std::map<std::string, TruthSource>{{"c1", TruthSource::emodel},
                                                            {"c2", TruthSource::mnru},
                                                            {"c3", TruthSource::assumed},
                                                            {"c4", TruthSource::assumed}});
  CHECK(truth.nothing_known == std::vector<std::string>{"c3", "c4"});
}

TEST_CASE("a truth that was given comes before every other, and of it nothing is assumed") {
  const KnownTruth truth = known_truth({{"c1", 2.0}, {"c4", 1.0}}, set_of_kinds(), acr(), {});
  CHECK(truth.mos.at("c1") == 2.0);
  CHECK(truth.mos.at("c4") == 1.0);
  CHECK(truth.sources.at("c1") == TruthSource::file);
  CHECK(truth.sources.at("c4") == TruthSource::file);
  CHECK(truth.sources.at("c2") == TruthSource::mnru);
  CHECK(truth.nothing_known == std::vector<std::string>{"c3"});
}

TEST_CASE("a lossy condition of unknown quality is never assumed to be below 1.5") {
  stimulus::StimulusSet set = set_of_kinds();
  for (auto& each : set.stimuli) each.ppl_percent = 60;
  CHECK(known_truth({}, set, acr(), {}).mos.at("c3") == 1.5);
}

TEST_CASE(
    "where the best is the centre of the scale all conditions are there, and the E-model is not asked") {
  const method::Method& loudness = *method::find("loudness");
  CHECK_FALSE(asks_emodel(loudness));
  CHECK(asks_emodel(acr()));
  CHECK(asks_emodel(*method::find("effort")));
  stimulus::StimulusSet set = set_of_kinds();
  set.conditions[0].emodel->codec = "a codec that no table has";
  const KnownTruth truth = known_truth({{"c2", 4.5}}, set, loudness, {});
  CHECK(truth.mos == Truth{{"c1", 3.0}, {"c2", 4.5}, {"c3", 3.0}, {"c4", 3.0}});
  CHECK(truth.sources.at("c2") == TruthSource::file);
  CHECK(truth.sources.at("c1") == TruthSource::assumed);
  CHECK(truth.nothing_known.empty());
}

TEST_CASE("what a quality is worth to each method is on the scale of its question") {
  const auto worth = [](const char* id, double quality) {
    return truth_on_scale(quality, 4.5, *method::find(id));
  };
  for (const char* id : {"acr", "effort", "acr-hr", "p835", "dimensions"}) CHECK(worth(id, 3.2) == 3.2);
  CHECK(worth("dcr", 4.5) == 5); // the reference itself
  CHECK_THAT(worth("dcr", 2.5), WithinAbs(3, rounding));
  CHECK(worth("dcr", 4.9) == 5);
  CHECK(worth("ccr", 4.5) == 0);
  CHECK_THAT(worth("ccr", 2.5), WithinAbs(-1.5, rounding));
  CHECK(truth_on_scale(1, 5, *method::find("ccr")) == -3);
  method::Method own = acr();
  own.questions.front().scale = {0, 10};
  CHECK_THAT(truth_on_scale(3, 4.5, own), WithinAbs(5, rounding));
  CHECK(shift_of("sig") == 0.2);
  CHECK(shift_of("bak") == 0.4);
  CHECK(shift_of("ovrl") == 0);
}

TEST_CASE("the truth of pairs comes from the quality of their reference") {
  const KnownTruth truth = known_truth({}, set_of_kinds(), *method::find("dcr"), {}, "c1");
  const KnownTruth quality = known_truth({}, set_of_kinds(), acr(), {});
  CHECK(truth.mos.at("c1") == 5);
  CHECK_THAT(truth.mos.at("c4"), WithinAbs(5 - (quality.mos.at("c1") - 3.5), rounding));
}
