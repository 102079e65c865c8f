#pragma once

#include "design/calibration.h"
#include "store/connection.h"

#include <vector>

/// What was measured of the level: the tables `calibration`, `level_check` and `room_noise` of a study. Lists
/// are in the order in which they were written; a database of an earlier schema has none.
namespace quietroom::store {

std::vector<design::Calibration> calibrations(sql::Connection& connection);
std::vector<design::LevelCheck> level_checks(sql::Connection& connection);
std::vector<design::RoomNoise> room_noise(sql::Connection& connection);

/// Each is one transaction. The id of the new one is returned; that of `calibration` is not looked at.
/// `shared`: other booths may collect the same study, on one server or to be joined later, so the first id is
/// drawn, and no two booths mean different calibrations by one.
std::int64_t add_calibration(sql::Connection& connection, const design::Calibration& calibration,
                             bool shared = false);
void add_level_check(sql::Connection& connection, const design::LevelCheck& check);
void add_room_noise(sql::Connection& connection, const design::RoomNoise& noise);

/// How many valid attempts of people in main blocks were heard under a calibration, by its id.
struct CalibratedAttempts {
  std::optional<std::int64_t> calibration; ///< nothing: under none
  std::uint64_t attempts = 0;
};
std::vector<CalibratedAttempts> calibrated_attempts(sql::Connection& connection);

} // namespace quietroom::store
