#pragma once

#include "cli/study_place.h"
#include "store/calibration_book.h"
#include "store/study_store.h"

namespace quietroom::test {

/// A study whose level is set by the command.
struct CalibratedStudy : StudyPlace {
  CalibratedStudy() { REQUIRE(make("acr").exit_code == 0); }

  static constexpr auto chain = " --transducer 'HD 650' --coupler 'IEC 60318-1' --meter XL2 --operator ann";

  /// On a device that writes a file, as fast as it goes.
  Run calibrate(const std::string& arguments, const std::string& standard_input = "") const {
    return run_program(QUIETROOM_PROGRAM, "calibrate study --device file:t.wav?speed=0 " + arguments,
                       folder.path(), standard_input);
  }
  std::filesystem::path database() const { return folder.path() / "study/study.sqlite"; }
  std::vector<design::Calibration> calibrations() const {
    if (!std::filesystem::exists(database())) return {};
    return store::calibrations(*store::sql::open_sqlite(database(), store::sql::Access::read_only));
  }
};

} // namespace quietroom::test
