#include "compare/prediction.h"

#include "compare/points.h"
#include "emodel/model.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinRel;

TEST_CASE("a condition's prediction is the mean MOS-LQE of its stimuli, by what each of them lost") {
  ConditionModel model{"c", "", 11.0, 19.0, {{"s1", 0, 1}, {"s2", 4, 1.5}}};
  emodel::NarrowBand in;
  in.Ie = 11;
  in.Bpl = 19;
  const double first = emodel::estimate(in).scores.MOS_LQE;
  in.Ppl = 4;
  in.BurstR = 1.5;
  const double second = emodel::estimate(in).scores.MOS_LQE;
  REQUIRE(second < first - 0.3);
  CHECK_THAT(predicted_mos(model, emodel::Band::narrow).value(), WithinRel((first + second) / 2, 1e-14));
  model.stimuli.clear();
  CHECK(predicted_mos(model, emodel::Band::narrow) == first);
}

TEST_CASE("a stimulus is predicted by what it lost itself") {
  const ConditionModel model{"c", "", 11.0, 19.0, {{"s1", 0, 1}, {"s2", 4, 1.5}}};
  const auto first = predicted_stimulus_mos(model, "s1", emodel::Band::narrow);
  const auto second = predicted_stimulus_mos(model, "s2", emodel::Band::narrow);
  CHECK_THAT((first.value() + second.value()) / 2,
             WithinRel(predicted_mos(model, emodel::Band::narrow).value(), 1e-14));
  CHECK_FALSE(predicted_stimulus_mos(model, "s3", emodel::Band::narrow));
  const ConditionModel one{"c", "", 11.0, 19.0, {{"", 4, 1.5}}}; // a row for all stimuli
  CHECK(predicted_stimulus_mos(one, "s2", emodel::Band::narrow) == second);
}

TEST_CASE("delays count in a conversation and not in a listening test") {
  ConditionModel model{"c", "", 11.0, 19.0, {}, {0, 0, 300}};
  CHECK(model.delays.any());
  const auto heard = predicted_mos(model, emodel::Band::narrow);
  const auto talked = predicted_mos(model, emodel::Band::narrow, Quantity::conversational);
  CHECK(heard.value() > talked.value() + 0.5); // Idd at 300 ms is 14.8
  model.delays = {};
  CHECK(predicted_mos(model, emodel::Band::narrow, Quantity::conversational) == heard);
}

TEST_CASE("no Ie, or loss without Bpl, is no prediction") {
  CHECK_FALSE(predicted_mos({"mnru", "", std::nullopt, std::nullopt, {}}, emodel::Band::narrow));
  CHECK_FALSE(predicted_mos({"c", "", 7.0, std::nullopt, {{"s1", 1, 1}}}, emodel::Band::narrow));
  CHECK(predicted_mos({"c", "", 7.0, std::nullopt, {{"s1", 0, 1}}}, emodel::Band::narrow));
}

TEST_CASE("the prediction is that of the band, with Ie and Bpl of its scale") {
  ConditionModel model{"c", "", 20, 4.3, {{"s", 2, 1}}};
  // AMR-WB 12.65, both ears, 2 % loss: row wb019 of the wideband vectors
  CHECK_THAT(predicted_mos(model, emodel::Band::wide).value(), Catch::Matchers::WithinAbs(3.406179, 1e-6));
  model = {"c", "", 54.8, std::nullopt, {}}; // G.711 on the fullband scale: row fb033
  CHECK_THAT(predicted_mos(model, emodel::Band::full).value(), Catch::Matchers::WithinAbs(3.252579, 1e-6));
}
