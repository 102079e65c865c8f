#include "design/calibration.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;

namespace {

constexpr auto morning = "2026-03-01T08:00:00.000Z", noon = "2026-03-01T12:00:00.000Z",
               next_day = "2026-03-02T08:00:00.000Z";

Calibration calibration(std::int64_t id, const std::string& device) {
  Calibration out;
  out.id = id;
  out.device = device;
  out.calibrated_utc = morning;
  out.expires_utc = next_day;
  return out;
}

} // namespace

TEST_CASE("the tone of a set has the mean active level of its stimuli, or the level that the set is meant to "
          "have") {
  auto set = test::small_set(1, 3);
  CHECK(tone_level_dbov(set) == -26);
  set.level_dbov = -30;
  CHECK(tone_level_dbov(set) == -30);
  set.stimuli[0].active_level_dbov = -26;
  set.stimuli[1].active_level_dbov = -25;
  CHECK(tone_level_dbov(set) == -25.5);
}

TEST_CASE("a calibration's gain is target less reading, in thousandths of a dB") {
  CHECK(gain_for_db(74.5, 79) == 4.5);
  CHECK(gain_for_db(73.1, 73) == -0.1); // not -0.09999999999999432
  CHECK(gain_for_db(73, 73) == 0);
}

TEST_CASE("a reading that a meter cannot have shown of the tone is refused, with the reason") {
  struct Row {
    double reading_db_spl, target_db_spl;
    std::optional<double> noise_dba;
    const char* reason; ///< nullptr: plausible
    Implausible why = Implausible::too_low;
  };
  for (const Row& row :
       {Row{74.5, 79, {}, nullptr}, Row{59, 79, {}, nullptr}, Row{93, 73, {}, nullptr},
        Row{-26, 73, {}, "too low for the tone"}, Row{39.9, 50, {}, "too low for the tone"},
        Row{110.1, 100, {}, "too high for the tone", Implausible::too_high},
        Row{58.9, 79, {}, "a digital gain of 20.1 dB", Implausible::gain},
        Row{93.1, 73, {}, "a digital gain of -20.1 dB", Implausible::gain}, Row{60, 73, 24, nullptr},
        Row{60, 73, 51, "not 10 dB above the room noise of 51 dB(A)", Implausible::near_noise}}) {
    CAPTURE(row.reading_db_spl, row.target_db_spl);
    const auto why = implausible(row.reading_db_spl, row.target_db_spl, row.noise_dba);
    CHECK(why.has_value() == (row.reason != nullptr));
    if (!why || row.reason == nullptr) continue;
    CHECK_THAT(why->sentence, Catch::Contains(row.reason));
    CHECK(why->why == row.why);
  }
}

TEST_CASE("a session is heard under the last calibration of its device, until it expires") {
  const std::vector<Calibration> all = {calibration(1, "a"), calibration(2, "a")};
  for (const auto rule : {CalibrationRule::as_typed, CalibrationRule::none, CalibrationRule::required}) {
    const auto chosen = choose_calibration(all, {}, "a", noon, rule);
    CHECK(chosen.refusal.empty());
    REQUIRE(chosen.calibration);
    CHECK(chosen.calibration->id == 2);
    const auto late = choose_calibration(all, {}, "a", next_day, rule);
    CHECK_FALSE(late.calibration);
    const bool refused = rule == CalibrationRule::required;
    CHECK_THAT(refused ? late.refusal : late.notice, Catch::Contains(std::string("valid until ") + next_day));
    CHECK((refused ? late.notice : late.refusal).empty());
  }
}

TEST_CASE("a session without a calibration runs unless its study requires one") {
  for (const auto rule : {CalibrationRule::as_typed, CalibrationRule::none}) {
    const auto chosen = choose_calibration({}, {}, "a", noon, rule);
    CHECK_FALSE(chosen.calibration);
    CHECK((chosen.refusal + chosen.notice).empty());
  }
  CHECK_THAT(choose_calibration({}, {}, "a", noon, CalibrationRule::required).refusal,
             Catch::Contains("run quietroom calibrate first"));
}

TEST_CASE("another device than the calibrated one is refused, whatever the study says") {
  const std::vector<Calibration> all = {calibration(1, "a")};
  for (const auto rule : {CalibrationRule::as_typed, CalibrationRule::none, CalibrationRule::required}) {
    CHECK_THAT(choose_calibration(all, {}, "b", noon, rule).refusal,
               Catch::StartsWith("a was calibrated, and this is b;"));
    // nothing is in force any more: only the rule counts
    CHECK(choose_calibration(all, {}, "b", next_day, rule).refusal.empty() ==
          (rule != CalibrationRule::required));
  }
}

TEST_CASE("a calibration whose last re-check did not hold is not in force, until one holds again") {
  const std::vector<Calibration> all = {calibration(1, "a")};
  std::vector<LevelCheck> checks = {{1, noon, 74, 1.0, false, "m", "o", "p"}};
  CHECK_THAT(choose_calibration(all, checks, "a", noon, CalibrationRule::required).refusal,
             Catch::Contains("was 1 dB away"));
  checks.push_back({1, noon, 73, 0, true, "m", "o", "p"});
  CHECK(choose_calibration(all, checks, "a", noon, CalibrationRule::required).calibration);
}

TEST_CASE("a calibration of the future is not in force: a clock is wrong") {
  const std::vector<Calibration> all = {calibration(1, "a")};
  CHECK_THAT(choose_calibration(all, {}, "a", "2026-02-28T08:00:00.000Z", CalibrationRule::required).refusal,
             Catch::Contains("set the clock"));
}
