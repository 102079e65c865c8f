#include "compare/agreement.h"
#include "compare/points.h"
#include "compare/prediction.h"

#include "emodel/model.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinRel;
using quietroom::test::point;

TEST_CASE("what cannot be known stays undefined") {
  const std::vector<Point> one = {point("a", 3, std::nullopt, 3.5)};
  const Agreement result = agreement(one);
  CHECK(result.unmapped().rmse_n == 0.5);
  CHECK_FALSE(result.unmapped().rmse);
  CHECK_FALSE(result.unmapped().pearson);
  CHECK_FALSE(result.unmapped().rmse_star);
  CHECK_FALSE(result.unmapped().outlier_ratio);
  CHECK(result.bland_altman.bias == 0.5);
  CHECK_FALSE(result.bland_altman.sd);
  CHECK_FALSE(result.conditions[0].within_ci);
  const std::vector<Point> silent = {point("a", 3, 0.1, std::nullopt)};
  CHECK(agreement(silent).unmapped().n == 0);
  CHECK_FALSE(agreement(silent).unmapped().bias);
  CHECK_FALSE(agreement(silent).unmapped().rmse_n);
  CHECK_FALSE(agreement(silent).bland_altman.bias);
  const std::vector<Point> half_known = {point("a", 3, 0.1, 3.5), point("b", 2, std::nullopt, 2.5)};
  CHECK_FALSE(agreement(half_known).unmapped().rmse_star);
  CHECK(agreement(half_known).unmapped().rmse);
}

TEST_CASE("a falling line, two points and unknown uncertainties are said aloud") {
  using Catch::Matchers::StartsWith;
  CHECK_THAT(slope_warning(agreement(test::points_at({1, 2, 3, 4}, {4, 3.1, 2, 1}))).value(),
             StartsWith("NEGATIVE SLOPE"));
  CHECK_FALSE(slope_warning(agreement(test::points_at({1, 2, 3, 4}, {1, 2, 3.1, 4}))));
  CHECK_FALSE(
      slope_warning(agreement(test::points_at({1, 2, 3, 4}, {3.1, 3.1, 3.1, 3.1})))); // flat but for rounding
  const auto two = cautions(agreement(test::points_at({1, 2}, {1, 2})));
  CHECK_THAT(two.front(), StartsWith("Two points always lie on a line"));
  CHECK(cautions(agreement(test::points_of("comp_main40"))).empty());
  CHECK_THAT(cautions(agreement({})).front(), StartsWith("No point"));
}

TEST_CASE("a difference as large as the half-width is within it") {
  const std::vector<Point> points = {point("a", 3, 0.5, 3.5), point("b", 3, 0.5, 3.5000001)};
  const Agreement result = agreement(points);
  CHECK(result.conditions[0].within_ci == true);
  CHECK(result.conditions[1].within_ci == false);
  CHECK(result.conditions[0].difference == 0.5);
}

TEST_CASE("binary rounding decides no tie of decimals") {
  const std::vector<Point> points = {point("a", 1.1, 0.1, 1.2), point("b", 2.3, 0.1, 2.4),
                                     point("c", 3.1, 0.1, 3.2), point("d", 4.1, 0.1, 4.2),
                                     point("e", 4.5, 0.3, 4.2)};
  const Agreement result = agreement(points);
  CHECK(result.unmapped().outliers == 0);
  for (const ConditionAgreement& one : result.conditions) CHECK(one.within_ci == true);
}

TEST_CASE("the verdict is one sentence") {
  std::vector<Point> points = {point("G.711", 4.3, 0.2, 4.4), point("GSM-FR", 3.1, 0.2, 3.52)};
  for (const char* mnru : {"MNRU 10 dB", "MNRU 20 dB", "MNRU 30 dB", "MNRU 40 dB"})
    points.push_back(point(mnru, 2, 0.2, std::nullopt));
  CHECK(
      verdict(agreement(points), "E-model") ==
      "E-model agrees within the panel's uncertainty for 1 of 2 conditions; it is 0.42 too high for GSM-FR; "
      "4 MNRU conditions have no estimate");
  CHECK(
      verdict(agreement(std::vector<Point>{point("a", 4, std::nullopt, 3)}), "E-model", "an E-model value") ==
      "No condition can be compared yet: each needs an interval (two or more listeners) and an E-model "
      "value; a has no confidence interval");
  const std::vector<Point> many = {point("a", 3, 0.1, 3.2), point("b", 3, 0.1, 2.5), point("c", 3, 0.1, 4),
                                   point("d", 3, 0.1, 3.15), point("e", 3, 0.1, 3)};
  CHECK(verdict(agreement(many), "POLQA") == "POLQA agrees within the panel's uncertainty for 1 of 5 "
                                             "conditions; it is 1.00 too high for c, 0.50 too low "
                                             "for b, 0.20 too high for a and off for 1 more");
}

TEST_CASE("of stimuli the verdict names stimuli under their condition") {
  std::vector<Point> points = {point("c", 4, 0.2, 4.1), point("c", 3, 0.2, 3.5)};
  points[0].stimulus = "s1";
  points[1].stimulus = "s2";
  CHECK(verdict(agreement(points), "POLQA") ==
        "POLQA agrees within the panel's uncertainty for 1 of 2 stimuli; it is 0.50 too high for c s2");
}

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
