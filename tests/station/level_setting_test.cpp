#include "station/level_setting.h"

#include "core/error.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;

namespace {

struct Room {
  test::ToneStudy folder;
  design::Plan plan = plan_for(folder.study.design, folder.study.set, "L01");

  static design::Calibration calibration(double gain_db) {
    design::Calibration out;
    out.id = 1;
    out.device = "hw:0";
    out.calibrated_utc = "2026-03-01T08:00:00.000Z";
    out.expires_utc = "2026-03-02T08:00:00.000Z";
    out.gain_db = gain_db;
    return out;
  }
  SetLevel level(std::vector<design::Calibration> all,
                 const char* now_utc = "2026-03-01T12:00:00.000Z") const {
    return level_of_session(folder.study, plan, std::move(all), {}, now_utc);
  }
};

} // namespace

TEST_CASE("a session is heard under the calibration of the device that was opened, for all of its time") {
  const Room room;
  const SetLevel level = room.level({Room::calibration(4.5)});
  for (int opened = 0; opened < 2; ++opened) CHECK(level("hw:0") == Room::calibration(4.5));
}

TEST_CASE("a session on another device than the calibrated one does not begin") {
  const Room room;
  CHECK_THROWS_WITH(room.level({Room::calibration(4.5)})("hw:1"),
                    Catch::Contains("hw:0 was calibrated, and this is hw:1"));
}

TEST_CASE("a study that requires a calibration lets no session begin without") {
  Room room;
  CHECK_FALSE(room.level({})("hw:0"));
  room.folder.study.design.calibration = design::CalibrationRule::required;
  CHECK_THROWS_WITH(room.level({})("hw:0"), Catch::Contains("run quietroom calibrate first"));
  CHECK_THROWS_WITH(room.level({Room::calibration(4.5)}, "2026-03-02T08:00:00.000Z")("hw:0"),
                    Catch::Contains("valid until 2026-03-02T08:00:00.000Z; calibrate again"));
}

TEST_CASE("a session whose samples would clip under the gain does not begin") {
  const Room room; // peaks at -22.99 dBov
  CHECK(room.level({Room::calibration(20)})("hw:0"));
  CHECK_THROWS_WITH(room.level({Room::calibration(23.1)})("hw:0"),
                    Catch::Contains(" of its samples would clip; see above"));
}
