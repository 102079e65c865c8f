#pragma once

#include "session/effect.h"
#include "session/progress.h"
#include "stimulus/stimulus_set.h"
#include "store/connection.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::store {

/// What is the same for every row of a session.
struct SessionFacts {
  std::string session; ///< id, unique in the study
  std::string study;
  std::string listener;
  std::string method;
  std::string scale; ///< "1:5"
  std::string language;
  std::uint64_t seed = 0;
  std::string plan_hash;
  std::string program; ///< name and version
  bool simulated = false;
  std::string truth; ///< of simulated votes: where they come from
  std::vector<std::pair<std::string, std::string>> order_keys =
      {};                            ///< of study.toml: the plan comes from them
  std::string former_plan_hash = {}; ///< what an older program stored for the same plan; empty = nothing
};

/// Through what and how loud an attempt is heard.
struct DeviceFacts {
  std::string device; ///< name; a device that may convert says so in it
  bool converting = false;
  int rate_hz = 0;
  std::optional<double> level_db_spl; ///< empty = not measured
};

struct SessionState {
  std::vector<session::JournalEntry> journal;
  bool finished = false;
};

/// One study's database. Every function that writes is one transaction: when it returns the change is
/// durable, when it throws (environment Error) nothing has changed. One thread.
class StudyStore {
public:
  /// Creates the database if there is none.
  StudyStore(const std::filesystem::path& file, sql::Access access);

  /// The session of this id: made now, or as far as it came. Throws an input Error if it was begun with
  /// another plan, naming each key of study.toml that differs.
  SessionState open_session(const SessionFacts& facts, const std::string& now_utc);

  void begin_sitting(const std::string& session, const DeviceFacts& device, const std::string& now_utc);

  void begin_attempt(const std::string& session, const session::Attempt& attempt, std::string_view block_type,
                     const stimulus::Stimulus& stimulus, const DeviceFacts& device,
                     const std::string& now_utc);

  void void_attempt(const std::string& session, const session::VoidAttempt& facts);

  void store_vote(const std::string& session, const session::StoreVote& vote, const std::string& label,
                  const std::string& now_utc);

  void finish_session(const std::string& session, const std::string& now_utc);

  /// Removes every simulated session. Returns how many there were.
  int remove_simulated();
  int simulated_sessions();

private:
  void update_attempt(const std::string& session, const session::Attempt& attempt,
                      const session::PlaybackFacts& facts, int ignored_keys, bool valid);

  std::unique_ptr<sql::Connection> m_connection;
};

/// The file of a study.
std::filesystem::path database_of(const std::filesystem::path& study);

/// The listening levels at which the real votes of a study were given, in dB SPL; an empty one was not
/// measured.
std::vector<std::optional<double>> listening_levels(const std::filesystem::path& file);

/// The devices through which the real votes of a study were heard.
std::vector<std::string> devices_used(const std::filesystem::path& file);

/// The listeners whose session was begun and not finished.
std::vector<std::string> unfinished_listeners(const std::filesystem::path& file);

/// How many sessions of people the study has.
int real_sessions(const std::filesystem::path& file);

/// Where the simulated votes of a study come from, as SessionFacts::truth told it; each text once.
std::vector<std::string> simulated_truths(const std::filesystem::path& file);

/// Reads the view votes_long of one snapshot: first its column names, then every row as text (NULL is empty).
/// Throws an environment Error if there is no such file or it cannot be read.
void read_votes_long(const std::filesystem::path& file, const std::function<void(sql::Row)>& on_header,
                     const std::function<void(sql::Row)>& on_row);

} // namespace quietroom::store
