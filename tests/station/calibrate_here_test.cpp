#include "station/calibrate_here.h"

#include "core/utc.h"
#include "store/calibration_book.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
using session::LevelAnswers;
using session::LevelRefusal;

namespace {

struct Room {
  test::ToneStudy folder;
  design::Plan plan = plan_for(folder.study.design, folder.study.set, "L01");
  store::SessionFacts facts = folder.facts();
  store::StudyStore store{folder.database(), store::sql::Access::relaxed};
  store::DeviceFacts device{"hw:0", false, 8000, {}, 0.0, {}};
  std::chrono::system_clock::time_point now{std::chrono::seconds(1'800'000'000)};

  Room() { store.open_session(facts, "t0"); }
  HereCalibrated calibrate(const std::string& reading, const std::string& target = "73") {
    return calibrate_here(folder.study, plan, store, facts, device,
                          {"diotic", target, "HD 650", "IEC 60318-1", "XL2", "ann", reading}, now);
  }
  std::string audited() {
    std::string out;
    store.connection().query("SELECT action, session FROM audit", {}, [&](store::sql::Row row) {
      out += std::string(row[0]) + " " + std::string(row[1]);
    });
    return out;
  }
};

} // namespace

TEST_CASE("the page stores the calibration that the command would store, and its action in the audit") {
  Room room;
  const auto done = room.calibrate("74.5");
  REQUIRE(done.calibration);
  const auto all = store::calibrations(room.store.connection());
  REQUIRE(all.size() == 1);
  CHECK(all[0] == *done.calibration);
  CHECK(all[0].id > 0); // drawn, so that studies can be joined
  CHECK(all[0].gain_db == -1.5);
  CHECK(all[0].device == "hw:0");
  CHECK(all[0].listening == "diotic");
  CHECK(all[0].transducer + all[0].coupler + all[0].meter + all[0].operator_name ==
        "HD 650IEC 60318-1XL2ann");
  CHECK(all[0].tone_dbov == -26);
  CHECK(all[0].tone_seconds == 20);
  CHECK(all[0].calibrated_utc == utc_text(room.now));
  CHECK(all[0].expires_utc == utc_text(room.now + std::chrono::hours(24)));
  CHECK(room.audited() == "calibrated L01-1");
}

TEST_CASE("a reading that is implausible is refused with its kind, and nothing is stored") {
  Room room;
  store::add_room_noise(room.store.connection(), {"t", 48, "before", "XL2", "ann", "test"});
  struct Row {
    const char* reading;
    const char* target;
    LevelRefusal why;
  };
  for (const Row& row : {Row{"12", "73", LevelRefusal::too_low}, Row{"111", "73", LevelRefusal::too_high},
                         Row{"57", "73", LevelRefusal::near_noise}, Row{"70", "91", LevelRefusal::gain}}) {
    CAPTURE(row.reading);
    const auto done = room.calibrate(row.reading, row.target);
    CHECK_FALSE(done.calibration);
    CHECK(done.refused.why == row.why);
    CHECK_FALSE(done.refused.sentence.empty());
  }
  CHECK(store::calibrations(room.store.connection()).empty());
  CHECK(room.audited().empty());
}

TEST_CASE("a gain under which a sample of the session would clip is refused") {
  Room room;
  auto& one = room.folder.study.set.stimuli.front();
  const auto file = room.folder.study.design.set / one.file;
  signal::write_wav(file, signal::tone({.rate_hz = 8000, .level_dbov = -6, .seconds = 0.5}), 16);
  one.sha256 = sha256_of_file(file);
  CHECK(room.calibrate("66").refused.why == LevelRefusal::clips); // 7 dB
  CHECK(room.calibrate("71").calibration);                        // 2 dB
}

TEST_CASE("the answers of the last calibration of the device come first, then those of another one") {
  Room room;
  CHECK(last_answers(room.store, "hw:0") == LevelAnswers{});
  room.calibrate("74.5", "70.5");
  room.device.device = "hw:1";
  room.calibrate("74");
  CHECK(last_answers(room.store, "hw:0").target_db_spl == "70.5");
  CHECK(last_answers(room.store, "hw:1").target_db_spl == "73");
  CHECK(last_answers(room.store, "hw:2") ==
        LevelAnswers{"diotic", "73", "HD 650", "IEC 60318-1", "XL2", "ann", ""});
}
