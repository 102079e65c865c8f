#include "emodel/terms.h"

#include "support/vector_csv.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

using namespace quietroom;
using namespace quietroom::emodel;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double rounded = 1e-6; // expected values with six decimals

} // namespace

// The expected values of the echo terms are those of their formulas in thirty digits.
TEST_CASE("listener echo costs what G.107 says, without cancellation where the echo is far below") {
  CHECK_THAT(listener_echo_impairment(94.769, 110, 0), WithinAbs(0.14904574838730, 1e-13));
  CHECK_THAT(listener_echo_impairment(94.769, 20, 80), WithinAbs(13.13519576022761, 1e-12));
}

TEST_CASE("talker echo costs by its distance from the noise, fading out towards a delay of 1 ms") {
  CHECK_THAT(talker_echo_impairment(20, 1), WithinAbs(14.62861970295906, 1e-12));
  CHECK_THAT(talker_echo_impairment(-30, 10), WithinAbs(2.02766431732284, 1e-12));
  CHECK_THAT(talker_echo_impairment(0, 100), WithinAbs(9, 1e-12));
  CHECK(talker_echo_impairment(20, 0.999) == 0); // below 1 ms echo is sidetone
  CHECK_THAT(talker_echo_impairment(20, 40.001), WithinAbs(talker_echo_impairment(20, 39.999), 1e-12));
}

TEST_CASE("the longer the echo path, the less of TELR is left") {
  CHECK_THAT(echo_path_weight(0), WithinAbs(6, 1e-12));
  CHECK_THAT(echo_path_weight(1), WithinAbs(2.90462944726084, 1e-12));
  CHECK_THAT(echo_path_weight(10), WithinAbs(-10.92005088254895, 1e-12));
  CHECK_THAT(echo_path_weight(400), WithinAbs(-41.94049705124692, 1e-12));
}

TEST_CASE("the sentences are those whose bit is set, in order") {
  constexpr std::string_view all[] = {"a", "b", "c"};
  CHECK(sentences_of_mask(all, 0).empty());
  CHECK(sentences_of_mask(all, 0b101) == std::vector<std::string_view>{"a", "c"});
  CHECK(sentences_of_mask(all, 0b1010) == std::vector<std::string_view>{"b"}); // a bit beyond them is none
}

TEST_CASE("the delay classes give the published impairments") {
  // reference/emodel.md section 1.5: three decimals
  const double Ta[] = {200, 300, 400, 500};
  const double standard[] = {3.044, 14.761, 24.070, 30.636};
  const double low[] = {2.253, 10.094, 16.895, 21.875};
  const double very_low[] = {0.950, 6.179, 11.197, 15.067};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK_THAT(absolute_delay_impairment(Ta[i]), WithinAbs(standard[i], 5.1e-4));
    CHECK_THAT(absolute_delay_impairment(Ta[i], delay_low), WithinAbs(low[i], 5.1e-4));
    CHECK_THAT(absolute_delay_impairment(Ta[i], delay_very_low), WithinAbs(very_low[i], 5.1e-4));
  }
  CHECK(absolute_delay_impairment(150, delay_very_low) == 0);
}

TEST_CASE("loss does not matter at Ppl 0, whatever Bpl and BurstR are") {
  CHECK(effective_equipment_impairment(7, 0, 0, 0) == 7);
  CHECK_THAT(effective_equipment_impairment(0, 4.3, 2, 2), WithinAbs(35.849057, rounded));
}

TEST_CASE("the loss tables of 1999 are met within their stated deviations") {
  // RMS of formula minus table: G.729A 0.28, G.723.1 0.53, EFR 1.6, G.711 with concealment 1.3, without 5.0
  std::map<std::string, std::pair<double, int>> squares;
  for (const auto& row : test::read_vectors("emodel/published_g113_1999_loss.csv")) {
    const double Ie_eff =
        effective_equipment_impairment(row.number("Ie"), row.number("Bpl"), row.number("Ppl"), 1);
    CAPTURE(row.text("codec"), row.text("Ppl"));
    CHECK_THAT(Ie_eff, WithinAbs(row.number("Ieeff_formula"), 5.1e-5)); // four decimals
    const double difference = Ie_eff - row.number("Ie_published_1999");
    auto& [sum, n] = squares[row.text("codec")];
    sum += difference * difference;
    ++n;
  }
  const std::map<std::string, double> stated = {{"G.729A+VAD", 0.28},
                                                {"G.723.1A+VAD 6.3", 0.53},
                                                {"GSM EFR", 1.6},
                                                {"G.711 PLC random", 1.3},
                                                {"G.711 no PLC", 5.0}};
  for (const auto& [codec, rms] : stated) {
    CAPTURE(codec);
    const auto& [sum, n] = squares.at(codec);
    CHECK_THAT(std::sqrt(sum / n), WithinAbs(rms, 0.055)); // stated to one or two digits
  }
}
