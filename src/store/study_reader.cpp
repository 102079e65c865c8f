#include "store/study_reader.h"

#include "core/number.h"
#include "store/migration.h"
#include "store/seat_book.h"
#include "store/whole_view.h"

#include <fmt/format.h>

namespace quietroom::store {

namespace {

/// Of the sessions that count: not set aside.
std::string of_sessions_that_count(const char* query, const char* order) {
  return fmt::format("{} AND session NOT IN (SELECT session FROM set_aside) ORDER BY {}", query, order);
}

} // namespace

StudyReader::StudyReader(const Location& database) {
  refuse_missing(database);
  m_connection = open_whole(database);
  show_as_present(*m_connection, database);
}

void StudyReader::each_row(const std::function<void(sql::Row)>& on_header,
                           const std::function<void(sql::Row)>& on_row) const {
  constexpr const char* query =
      "SELECT * FROM votes_long ORDER BY session, block, trial, attempt, stimulus, question";
  const std::vector<std::string> names = m_connection->columns(query);
  const std::vector<std::string_view> header(names.begin(), names.end());
  on_header(header);
  m_connection->run(query, {}, on_row);
}

std::vector<std::optional<double>> StudyReader::levels_db_spl() const {
  std::vector<std::optional<double>> out;
  m_connection->query("SELECT DISTINCT level_db_spl FROM votes_long WHERE valid = 1 AND simulated = 0 AND"
                      " block_type = 'main' ORDER BY level_db_spl NULLS FIRST",
                      {}, [&](sql::Row row) { out.push_back(parse_double(row[0])); });
  return out;
}

std::vector<design::Calibration> StudyReader::calibrations() const {
  return store::calibrations(*m_connection);
}

std::vector<design::LevelCheck> StudyReader::level_checks() const {
  return store::level_checks(*m_connection);
}

std::vector<design::RoomNoise> StudyReader::room_noise() const { return store::room_noise(*m_connection); }

std::vector<CalibratedAttempts> StudyReader::calibrated_attempts() const {
  return store::calibrated_attempts(*m_connection);
}

design::ListenerFacts StudyReader::listener_facts() const {
  design::ListenerFacts out;
  count_answers(*m_connection, out);
  count_screenings(*m_connection, out);
  return out;
}

std::vector<StoredAnswer> StudyReader::answers() const { return all_answers(*m_connection); }

std::vector<EligibilityEntry> StudyReader::screenings() const { return all_screenings(*m_connection); }
ActCounts StudyReader::act_counts() const { return store::act_counts(*m_connection); }

ConsentCounts StudyReader::consent_counts() const { return store::consent_counts(*m_connection); }

SoundCheckCounts StudyReader::sound_check_counts() const { return store::sound_check_counts(*m_connection); }

std::vector<std::string> StudyReader::texts(const std::string& query) const {
  std::vector<std::string> out;
  m_connection->query(query, {}, [&](sql::Row row) { out.emplace_back(row[0]); });
  return out;
}

std::map<std::string, std::size_t, std::less<>> StudyReader::seats() const {
  return all_seats(*m_connection);
}

std::vector<std::string> StudyReader::devices() const {
  return texts("SELECT DISTINCT device FROM votes_long WHERE valid = 1 AND simulated = 0 AND"
               " block_type = 'main' ORDER BY device");
}

std::vector<std::string> StudyReader::programs() const {
  return texts(of_sessions_that_count("SELECT DISTINCT program FROM session WHERE simulated = 0", "program"));
}

std::vector<std::string> StudyReader::unfinished_listeners() const {
  return texts(of_sessions_that_count(
      "SELECT listener FROM session WHERE simulated = 0 AND finished_utc IS NULL", "listener"));
}

std::vector<std::string> StudyReader::simulated_truths() const {
  return texts("SELECT DISTINCT truth FROM session WHERE simulated = 1 ORDER BY truth NULLS FIRST");
}

std::vector<std::string> StudyReader::real_methods() const {
  return texts("SELECT DISTINCT method FROM session WHERE simulated = 0 ORDER BY method");
}

std::vector<std::string> StudyReader::seeds(bool simulated) const {
  return texts(simulated ? "SELECT DISTINCT m.value FROM meta m JOIN session s ON m.name ="
                           " 'session/' || s.session || '/seed' WHERE s.simulated = 1 ORDER BY m.value"
                         : "SELECT DISTINCT m.value FROM meta m JOIN session s ON m.name ="
                           " 'session/' || s.session || '/seed' WHERE s.simulated = 0 ORDER BY m.value");
}

std::vector<std::string> StudyReader::plan_hashes(bool simulated) const {
  return texts(of_sessions_that_count(simulated ? "SELECT plan_hash FROM session WHERE simulated = 1"
                                                : "SELECT plan_hash FROM session WHERE simulated = 0",
                                      "plan_hash"));
}

int StudyReader::count(const char* query) const {
  int out = 0;
  m_connection->query(query, {}, [&](sql::Row row) { out = static_cast<int>(*parse_integer(row[0])); });
  return out;
}

int StudyReader::real_sessions() const { return count("SELECT COUNT(*) FROM session WHERE simulated = 0"); }

int StudyReader::simulated_sessions() const {
  return count("SELECT COUNT(*) FROM session WHERE simulated = 1");
}

void read_votes_long(const Location& database, const std::function<void(sql::Row)>& on_header,
                     const std::function<void(sql::Row)>& on_row) {
  StudyReader(database).each_row(on_header, on_row);
}

} // namespace quietroom::store
