#pragma once

#include "station/seat_lock.h"
#include "store/study_store.h"

#include <filesystem>
#include <string>

namespace quietroom::cli {

/// The database of a study, opened to change what is stored of one listener. As long as it is open no station
/// can run that listener's session.
struct ChangedStudy {
  station::SeatLock seat;
  store::StudyStore store;
  std::string program, now_utc; ///< for what is written down of the change

  /// Throws an input Error where the study has no database or the listener is none of it, naming one who is
  /// meant perhaps; an environment Error while a station runs the session.
  ChangedStudy(const std::filesystem::path& study, const std::string& listener);
};

} // namespace quietroom::cli
