#pragma once

#include "store/connection.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::store {

/// The database of a study, opened once to be read: its integrity is checked once, and all answers are of one
/// snapshot, whatever is written meanwhile. One thread.
class StudyReader {
public:
  /// Throws an input Error where there is no such file, an environment Error where it cannot be read.
  explicit StudyReader(const std::filesystem::path& file);

  /// The view votes_long: first its column names, then every row as text (NULL is empty).
  void each_row(const std::function<void(sql::Row)>& on_header,
                const std::function<void(sql::Row)>& on_row) const;

  /// At which the real votes were given, in dB SPL; an empty one was not measured.
  std::vector<std::optional<double>> levels_db_spl() const;

  /// Through which the real votes were heard.
  std::vector<std::string> devices() const;

  /// Whose session was begun and not finished; people only.
  std::vector<std::string> unfinished_listeners() const;

  /// Where the simulated votes come from, as SessionFacts::truth has it.
  std::vector<std::string> simulated_truths() const;

  /// How many sessions of people there are.
  int real_sessions() const;
  int simulated_sessions() const;

  /// By which the real votes were given.
  std::vector<std::string> real_methods() const;

private:
  std::vector<std::string> texts(const char* query) const;
  int count(const char* query) const;

  std::unique_ptr<sql::Connection> m_connection;
};

/// StudyReader::each_row() of a file.
void read_votes_long(const std::filesystem::path& file, const std::function<void(sql::Row)>& on_header,
                     const std::function<void(sql::Row)>& on_row);

} // namespace quietroom::store
