#include "cli/calibrated_study.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;

namespace {

std::vector<design::LevelCheck> checks_of(const CalibratedStudy& study) {
  return store::level_checks(*store::sql::open_sqlite(study.database(), store::sql::Access::read_only));
}

} // namespace

TEST_CASE("a re-check within 0.5 dB of the target holds and one beyond fails, and both are recorded") {
  const CalibratedStudy study;
  REQUIRE(study.calibrate(std::string("--reading 71.5 --target diotic") + study.chain).exit_code == 0);
  struct Row {
    const char* reading;
    int exit_code;
    double difference_db;
  };
  for (const Row& row :
       {Row{"73.5", 0, 0.5}, Row{"72.5", 0, -0.5}, Row{"73.6", 1, 0.6}, Row{"72.4", 1, -0.6}}) {
    const Run run = study.calibrate(std::string("--json --recheck --reading ") + row.reading);
    CAPTURE(row.reading, run.err);
    CHECK(run.exit_code == row.exit_code);
    const auto json = nlohmann::json::parse(run.out);
    CHECK(json.at("difference_db") == row.difference_db);
    CHECK(json.at("holds") == (row.exit_code == 0));
    CHECK(json.at("gain_db") == 1.5);
  }
  const auto checks = checks_of(study);
  REQUIRE(checks.size() == 4);
  CHECK(checks[2].difference_db == 0.6);
  CHECK_FALSE(checks[2].holds);
  CHECK(checks[0].meter == "XL2"); // that of the calibration, where none is given
}

TEST_CASE("a re-check plays the tone under the calibrated gain") {
  const CalibratedStudy study;
  const auto peak = [&] {
    std::int32_t out = 0;
    for (const std::int32_t each : signal::read_pcm(study.folder.path() / "t.wav").samples)
      out = std::max(out, each);
    return out / 65536.0;
  };
  REQUIRE(study.calibrate(std::string("--reading 67 --target diotic") + study.chain).exit_code == 0);
  const double before = peak();
  REQUIRE(study.calibrate("--recheck --reading 73").exit_code == 0);
  CHECK_THAT(peak() / before,
             Catch::Matchers::WithinAbs(1.9953, 1e-3)); // 6 dB; peaks are whole numbers of 16 bits
}

TEST_CASE("a re-check of a device that was never calibrated is refused") {
  const CalibratedStudy study;
  CHECK_THAT(
      study.calibrate("--recheck --reading 73").err,
      Catch::Contains("file:t.wav was never calibrated in this study; run quietroom calibrate without"));
  REQUIRE(study.calibrate(std::string("--reading 73 --target diotic") + study.chain).exit_code == 0);
  const Run other = study.run("calibrate study --device file:u.wav?speed=0 --recheck --reading 73");
  CHECK(other.exit_code == 2);
  CHECK_THAT(other.err, Catch::Contains("file:u.wav was never calibrated in this study, file:t.wav was"));
}

TEST_CASE("the noise of the room is written down with its meter, before and after the sessions") {
  const CalibratedStudy study;
  const Run before =
      study.run("calibrate study --json --room-noise 24.5 --meter 'XL2 no. 12' --when before --operator ann");
  CAPTURE(before.err);
  REQUIRE(before.exit_code == 0);
  CHECK(nlohmann::json::parse(before.out).at("room_noise_dba") == 24.5);
  const Run after = study.run("calibrate study --room-noise 31 --meter 'XL2 no. 12' --when after");
  CHECK(after.exit_code == 0);
  CHECK(after.out == "room noise 31 dB(A) after the sessions, by XL2 no. 12\n");
  CHECK_THAT(after.err, Catch::Contains("is not below the 30 dB(A)"));
  const auto all =
      store::room_noise(*store::sql::open_sqlite(study.database(), store::sql::Access::read_only));
  REQUIRE(all.size() == 2);
  CHECK(all[0].moment == "before");
  CHECK(all[0].operator_name == "ann");
  CHECK(all[1].level_dba == 31);
}

TEST_CASE("room noise that cannot be, or that has an option of the tone beside it, is refused") {
  const CalibratedStudy study;
  const auto refused = [&](const std::string& sentence, const std::string& options) {
    check_failure(2, sentence, "calibrate study " + options, study.folder.path());
  };
  refused("--room-noise: 120 dB(A) is out of range; give 0 to 90", "--room-noise 120 --meter M --when after");
  refused("--when is \"during\"; give before or after", "--room-noise 24 --meter M --when during");
  refused("--meter is blank", "--room-noise 24 --meter ' ' --when after");
  refused("--room-noise and --device cannot both have an effect", "--room-noise 24 --device file:t.wav");
  CHECK_FALSE(std::filesystem::exists(study.database()));
}

TEST_CASE("a reading that does not stand out of the room's noise is refused") {
  const CalibratedStudy study;
  REQUIRE(study.run("calibrate study --room-noise 55 --meter M --when before").exit_code == 0);
  const Run run = study.calibrate(std::string("--reading 60 --target diotic") + study.chain);
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.err, Catch::Contains("is not 10 dB above the room noise of 55 dB(A)"));
}
