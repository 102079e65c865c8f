#pragma once

#include "method/method.h"
#include "session/effect.h"
#include "session/progress.h"
#include "stimulus/stimulus_set.h"
#include "store/chain.h"
#include "store/location.h"
#include "store/session_texts.h"

#include <filesystem>
#include <functional>
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
  quietroom::method::Method method; ///< what is asked, and on which scale
  std::string language;
  std::uint64_t seed = 0;
  std::string plan_hash;
  std::string program; ///< name and version
  bool simulated = false;
  std::string truth; ///< of simulated votes: where they come from
  std::vector<std::pair<std::string, std::string>> order_keys =
      {};                            ///< of study.toml: the plan comes from them
  std::string panel = {};            ///< of the listener; empty: the study has none
  std::string long_session = {};     ///< why it may last beyond 45 minutes; empty: it need not
  std::string former_plan_hash = {}; ///< what an older program stored for the same plan; empty = nothing
  std::string lock_sha256 = {};      ///< of the lock of the study's set (study/lock_digest.h); empty = none
};

/// Through what and how loud an attempt is heard.
struct DeviceFacts {
  std::string device; ///< name; a device that may convert says so in it
  bool converting = false;
  int rate_hz = 0;
  std::optional<double> level_db_spl;           ///< empty = not measured
  std::optional<double> gain_db = {};           ///< digital, as applied; empty where nobody listens
  std::optional<std::int64_t> calibration = {}; ///< its id; empty = the level is not calibrated
};

struct SessionState {
  std::vector<session::JournalEntry> journal;
  bool finished = false;
};

/// One study's database. Every function that writes is one transaction: when it returns the change is
/// in the file (on the disk where it was opened with sql::Access::durable), when it throws (environment
/// Error) nothing has changed. One thread.
class StudyStore {
public:
  /// Creates the file if there is none, and brings one of an earlier schema to the present one.
  StudyStore(const Location& database, sql::Access access);

  /// Where the database of an earlier schema was kept, if it was brought to the present one now.
  const std::optional<std::filesystem::path>& kept_as() const { return m_kept_as; }

  /// For the tables that have a file of their own: calibration_book.h.
  sql::Connection& connection() { return *m_connection; }

  /// The session of this id: made now, or as far as it came. Throws an input Error if it was begun with
  /// another plan, naming each key of study.toml that differs, or if the study has votes of another method.
  SessionState open_session(const SessionFacts& facts, const std::string& now_utc);

  /// The seat of this listener: as it was taken, else one of those that are free now, by `choose` of those
  /// that are taken, and kept. One transaction, so that two booths never take the same.
  std::size_t take_seat(const std::string& listener, const std::string& now_utc,
                        const std::function<std::size_t(const std::vector<std::size_t>&)>& choose);

  /// `texts`: what the listener can read in it; none where nobody reads (simulated listeners).
  void begin_sitting(const std::string& session, const DeviceFacts& device, const std::string& now_utc,
                     const std::vector<design::NamedText>& texts = {});

  /// Texts that nobody has confirmed were accepted for this study.
  void accept_texts(const AcceptedTexts& accepted, const std::string& program, const std::string& now_utc);
  bool are_accepted(const std::string& sha256_of_texts);

  /// Its stimuli are those of `set`; what is asked and how they follow each other is the method's.
  void begin_attempt(const SessionFacts& facts, const session::Attempt& attempt, std::string_view block_type,
                     const stimulus::StimulusSet& set, const DeviceFacts& device, const std::string& now_utc);

  void void_attempt(const std::string& session, const session::VoidAttempt& facts);

  /// Makes the attempt valid and adds its answers. `labels`: what the listener saw, one per answer.
  void store_vote(const SessionFacts& facts, const session::StoreVote& vote,
                  const std::vector<std::string>& labels, const std::string& now_utc);

  void finish_session(const std::string& session, const std::string& now_utc);

  /// The digest of the last link of a session: what is printed at its end. Nothing before its first attempt.
  std::optional<std::string> head(const std::string& session);

  /// Removes every simulated session. Returns how many there were.
  int remove_simulated();
  int simulated_sessions();

private:
  void update_attempt(const std::string& session, const session::Attempt& attempt,
                      const session::PlaybackFacts& facts, int ignored_keys, bool valid);

  std::unique_ptr<sql::Connection> m_connection;
  std::optional<std::filesystem::path> m_kept_as;
};

/// The file of a study, or of a booth of it.
std::filesystem::path database_of(const std::filesystem::path& study);

} // namespace quietroom::store
