#include "report/method_sentences_level.h"

#include "report/described.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::StudyDescription calibrated_study() {
  auto out = test::described_study();
  out.level.emplace();
  design::Calibration first;
  first.meter = "XL2 no. 12";
  first.coupler = "IEC 60318-1";
  first.transducer = "HD 650";
  first.tone_dbov = -26.1;
  first.target_db_spl = 73;
  first.gain_db = -1.5;
  auto second = first;
  second.gain_db = 2;
  out.level->calibrations = {first, second};
  out.level->attempts_under = 40;
  return out;
}

} // namespace

TEST_CASE("method sentences of the level: a study without calibration says so, a table has a gap") {
  auto study = test::described_study();
  study.level.emplace();
  CHECK(shown(calibration_sentence(study)) == "Level not calibrated.");
  CHECK(level_addition(study) == " (level not calibrated)");
  CHECK_FALSE(room_noise_sentence(study).recorded);
  CHECK_FALSE(transducer_sentence(study).recorded);
  const auto table = test::described_table();
  CHECK_FALSE(calibration_sentence(table).recorded);
  CHECK(level_addition(table).empty());
}

TEST_CASE("method sentences of the level: calibrations are told with tone, meter, coupler, target and gain") {
  auto study = calibrated_study();
  CHECK(
      calibration_sentence(study).text ==
      "The level was calibrated 2 times: a 1 kHz tone at the active level of the stimuli (-26.1 dBov) was "
      "measured with XL2 no. 12 (coupler: IEC 60318-1) and brought to 73 dB SPL by a digital gain of -1.5 to "
      "2 dB. The level was not checked again afterwards.");
  CHECK(transducer_sentence(study).text == "The listeners used HD 650.");
  CHECK(level_addition(study) == " (level calibrated)");
  study.level->checks = {{1, "t", 73.2, 0.2, true, "m", "o", "p"}, {2, "t", 72.6, -0.4, true, "m", "o", "p"}};
  study.level->attempts_without = 2;
  const std::string text = calibration_sentence(study).text;
  CHECK_THAT(text,
             Catch::EndsWith("It was checked again 2 times; the largest difference was 0.4 dB. Level not "
                             "calibrated for 2 of 42 attempts."));
}

TEST_CASE("method sentences of the level: the room's noise is told before and after") {
  auto study = calibrated_study();
  study.level->room_noise = {{"t", 24, "before", "XL2", "", "p"},
                             {"t", 26, "before", "XL2", "", "p"},
                             {"t", 25.5, "after", "XL2", "", "p"}};
  CHECK(room_noise_sentence(study).text == "The noise of the room was 24 to 26 dB(A) before the sessions and "
                                           "25.5 dB(A) after the sessions, measured with XL2.");
}

TEST_CASE("method sentences of the level: what the author wrote stands instead") {
  auto study = calibrated_study();
  study.level->room_noise = {{"t", 24, "before", "XL2", "", "p"}};
  study.facts = {{"calibration", "by the house"}, {"room_noise", "quiet"}, {"transducer", "loudspeakers"}};
  CHECK_THAT(calibration_sentence(study).text, Catch::Contains("by the house"));
  CHECK_THAT(room_noise_sentence(study).text, Catch::Contains("quiet"));
  CHECK_THAT(transducer_sentence(study).text, Catch::Contains("loudspeakers"));
}

TEST_CASE("method sentences of the level: who agreed to take part is told, else it is a gap") {
  auto study = test::described_study();
  CHECK_FALSE(consent_sentence(study).recorded);
  study.consent = {23, 1, {"hash"}};
  CHECK(consent_sentence(study).text ==
        "23 listeners agreed to take part after they had read the information on "
        "the screen; 1 listener did not and heard nothing.");
  study.facts = {{"consent", "on paper"}};
  CHECK_THAT(consent_sentence(study).text, Catch::Contains("on paper"));
}

TEST_CASE("what the experimenter did in the sessions is told, and nothing where that was nothing") {
  analysis::StudyDescription study;
  CHECK(acts_sentence(study).text.empty());
  study.acts = {2, 1, 3};
  CHECK(acts_sentence(study).text ==
        "During the sessions the experimenter made 2 pauses; let 1 block begin again, "
        "of which only the last votes count; wrote 3 notes.");
}
