#pragma once

#include "store/answer_book.h"
#include "store/calibration_book.h"
#include "store/connection.h"
#include "store/consent_book.h"
#include "store/eligibility_book.h"
#include "store/experimenter_acts.h"
#include "store/location.h"
#include "store/sound_check_book.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::store {

/// The database of a study, opened once to be read: its integrity is checked once, and all answers are of one
/// snapshot, whatever is written meanwhile. One thread.
class StudyReader {
public:
  /// Throws an input Error where there is no such file, an environment Error where it cannot be read, and for
  /// a user to whom a server shows a part of the rows (store/whole_view.h).
  explicit StudyReader(const Location& database);

  /// The view votes_long: first its column names, then every row as text (NULL is empty).
  void each_row(const std::function<void(sql::Row)>& on_header,
                const std::function<void(sql::Row)>& on_row) const;

  /// At which the real votes were given, in dB SPL; an empty one was not measured.
  std::vector<std::optional<double>> levels_db_spl() const;

  /// What was measured of the level; nothing in databases of earlier schemas.
  std::vector<design::Calibration> calibrations() const;
  std::vector<design::LevelCheck> level_checks() const;
  std::vector<design::RoomNoise> room_noise() const;
  std::vector<CalibratedAttempts> calibrated_attempts() const;

  /// What listeners said besides votes and who was eligible: of all together, and of each (personal).
  design::ListenerFacts listener_facts() const;
  std::vector<StoredAnswer> answers() const;
  std::vector<EligibilityEntry> screenings() const;

  /// Who agreed to take part, how the sound check went, and what the experimenter did.
  ConsentCounts consent_counts() const;
  SoundCheckCounts sound_check_counts() const;
  ActCounts act_counts() const;

  /// Through which the real votes were heard.
  std::vector<std::string> devices() const;

  /// The seats that listeners took, by listener; none in databases before schema 3.
  std::map<std::string, std::size_t, std::less<>> seats() const;

  /// Whose session was begun and not finished; people only. Sessions that were set aside do not count here,
  /// nor in programs() and plan_hashes().
  std::vector<std::string> unfinished_listeners() const;

  /// Where the simulated votes come from, as SessionFacts::truth has it.
  std::vector<std::string> simulated_truths() const;

  /// That collected the real votes: "quietroom 0.2.0".
  std::vector<std::string> programs() const;

  /// Of the studies, as they were when the sessions began; none in databases of schema 1.
  std::vector<std::string> seeds(bool simulated) const;

  /// Of the plan of each session, bytewise.
  std::vector<std::string> plan_hashes(bool simulated) const;

  /// How many sessions of people there are.
  int real_sessions() const;
  int simulated_sessions() const;

  /// By which the real votes were given.
  std::vector<std::string> real_methods() const;

private:
  std::vector<std::string> texts(const std::string& query) const;
  int count(const char* query) const;

  std::unique_ptr<sql::Connection> m_connection;
};

/// StudyReader::each_row() of a database.
void read_votes_long(const Location& database, const std::function<void(sql::Row)>& on_header,
                     const std::function<void(sql::Row)>& on_row);

} // namespace quietroom::store
