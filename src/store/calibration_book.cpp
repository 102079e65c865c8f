#include "store/calibration_book.h"

#include "core/number.h"

#include <random>

namespace quietroom::store {

namespace {

double number_of(std::string_view text) { return parse_double(text).value_or(0); }

} // namespace

std::vector<design::Calibration> calibrations(sql::Connection& connection) {
  std::vector<design::Calibration> out;
  if (!connection.has_table("calibration")) return out;
  connection.query(
      "SELECT calibration, calibrated_utc, expires_utc, device, rate_hz, transducer, coupler, meter,"
      " operator, listening, tone_dbov, tone_seconds, reading_db_spl, target_db_spl, gain_db, program"
      " FROM calibration ORDER BY calibration",
      {}, [&](sql::Row row) {
        const auto text = [&](std::size_t i) { return std::string(row[i]); };
        out.push_back({*parse_integer(row[0]), text(1), text(2), text(3),
                       static_cast<int>(*parse_integer(row[4])), text(5), text(6), text(7), text(8), text(9),
                       number_of(row[10]), number_of(row[11]), number_of(row[12]), number_of(row[13]),
                       number_of(row[14]), text(15)});
      });
  return out;
}

std::vector<design::LevelCheck> level_checks(sql::Connection& connection) {
  std::vector<design::LevelCheck> out;
  if (!connection.has_table("calibration")) return out;
  connection.query("SELECT calibration, checked_utc, reading_db_spl, difference_db, holds, meter, operator,"
                   " program FROM level_check ORDER BY entry",
                   {}, [&](sql::Row row) {
                     out.push_back({*parse_integer(row[0]), std::string(row[1]), number_of(row[2]),
                                    number_of(row[3]), row[4] == "1", std::string(row[5]),
                                    std::string(row[6]), std::string(row[7])});
                   });
  return out;
}

std::vector<design::RoomNoise> room_noise(sql::Connection& connection) {
  std::vector<design::RoomNoise> out;
  if (!connection.has_table("calibration")) return out;
  connection.query("SELECT measured_utc, level_dba, moment, meter, operator, program FROM room_noise"
                   " ORDER BY entry",
                   {}, [&](sql::Row row) {
                     out.push_back({std::string(row[0]), number_of(row[1]), std::string(row[2]),
                                    std::string(row[3]), std::string(row[4]), std::string(row[5])});
                   });
  return out;
}

std::int64_t add_calibration(sql::Connection& connection, const design::Calibration& it, bool shared) {
  const std::int64_t first = shared ? std::int64_t{std::random_device()()} * 1000 + 1 : 1;
  std::int64_t id = 0;
  connection.query(
      "INSERT INTO calibration (calibration, calibrated_utc, expires_utc, device, rate_hz, transducer,"
      " coupler, meter, operator, listening, tone_dbov, tone_seconds, reading_db_spl, target_db_spl, gain_db,"
      " program) SELECT COALESCE(MAX(calibration) + 1, $16), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
      "$12,"
      " $13, $14, $15 FROM calibration WHERE 1 = 1 RETURNING calibration",
      {it.calibrated_utc, it.expires_utc, it.device, std::int64_t{it.rate_hz}, it.transducer, it.coupler,
       it.meter, it.operator_name, it.listening, it.tone_dbov, it.tone_seconds, it.reading_db_spl,
       it.target_db_spl, it.gain_db, it.program, first},
      [&](sql::Row row) { id = *parse_integer(row[0]); });
  return id;
}

void add_level_check(sql::Connection& connection, const design::LevelCheck& check) {
  connection.run("INSERT INTO level_check (entry, calibration, checked_utc, reading_db_spl, difference_db,"
                 " holds, meter, operator, program) SELECT COALESCE(MAX(entry), 0) + 1, $1, $2, $3, $4, $5,"
                 " $6, $7, $8 FROM level_check",
                 {check.calibration, check.checked_utc, check.reading_db_spl, check.difference_db,
                  std::int64_t{check.holds ? 1 : 0}, check.meter, check.operator_name, check.program});
}

void add_room_noise(sql::Connection& connection, const design::RoomNoise& noise) {
  connection.run(
      "INSERT INTO room_noise (entry, measured_utc, level_dba, moment, meter, operator, program)"
      " SELECT COALESCE(MAX(entry), 0) + 1, $1, $2, $3, $4, $5, $6 FROM room_noise",
      {noise.measured_utc, noise.level_dba, noise.moment, noise.meter, noise.operator_name, noise.program});
}

std::vector<CalibratedAttempts> calibrated_attempts(sql::Connection& connection) {
  std::vector<CalibratedAttempts> out;
  if (!connection.has_table("calibration")) return out;
  connection.query(
      "SELECT a.calibration, COUNT(*) FROM attempt a JOIN session s ON s.session = a.session"
      " WHERE a.valid = 1 AND a.block_type = 'main' AND s.simulated = 0"
      " GROUP BY a.calibration ORDER BY a.calibration NULLS FIRST",
      {}, [&](sql::Row row) {
        out.push_back({parse_integer(row[0]), static_cast<std::uint64_t>(*parse_integer(row[1]))});
      });
  return out;
}

} // namespace quietroom::store
