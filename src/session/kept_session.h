#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Sessions as a database keeps them, with the bytes under their digests. Plain values: who reads a database
/// fills them, who judges them opens none.
namespace quietroom::session {

struct KeptPresented {
  std::string role, stimulus, condition, talker, sample, sha256;
};

struct KeptAnswer {
  std::int64_t position = 0; ///< of the stimulus in its attempt, from 1
  std::string question;
  std::optional<std::int64_t> value; ///< empty: no answer, or no number
};

struct KeptAttempt {
  int block = 0, trial = 0, attempt = 0; ///< from 1
  std::int64_t sequence = 0;             ///< in its session, from 1
  std::string block_type, device, void_reason;
  std::optional<std::string> asks; ///< the one question of this attempt; empty: each of the session's
  std::int64_t plays = 0, frames_expected = 0, rate_hz = 0;
  std::optional<std::int64_t> frames_delivered, underruns;
  std::optional<double> level_db_spl, gain_db;
  bool valid = false;
  std::optional<std::int64_t> sitting;                     ///< empty in rows of earlier schemas
  std::optional<std::int64_t> calibration;                 ///< empty: heard under none
  std::optional<std::int64_t> link;                        ///< empty: not closed, or of an earlier schema
  std::optional<std::string> digest, salt, answers_sha256; ///< as they are stored
  std::vector<KeptPresented> presented;                    ///< in the order heard
  std::vector<KeptAnswer> answers;
  std::string records;        ///< under its digest, as it was when it was closed
  std::string answer_records; ///< under answers_sha256
};

/// A link of the chain that is no attempt.
struct KeptLink {
  std::int64_t link = 0;
  std::string kind;        ///< "begun", "sitting" ...: sessions/FORMAT.md lists them
  std::int64_t number = 0; ///< what it means depends on the kind
  std::string digest;      ///< as it is stored
  std::string records;     ///< under it
};

/// What the listener decided on the text of consent.
struct KeptConsent {
  std::int64_t entry = 0;
  std::optional<std::string> salt, decision_sha256; ///< as they are stored
  bool given_is_there = false;                      ///< it is wiped when the listener withdraws
  std::string record;                               ///< under decision_sha256
};

struct KeptSitting {
  std::int64_t sitting = 0;
  std::string device;
};

struct KeptQuestion {
  std::string question, scale;
};

struct KeptSession {
  std::string session, listener, method, seed, plan_hash;
  std::optional<std::string> lock_sha256; ///< of the set's lock when it began; empty in earlier schemas
  bool finished = false;
  std::vector<KeptQuestion> questions;
  std::vector<KeptSitting> sittings;
  std::vector<KeptAttempt> attempts; ///< by sequence
  std::vector<KeptLink> links;       ///< by number
  std::vector<KeptConsent> consents;
};

/// A session that does not count any more, as the table of these says.
struct KeptAside {
  std::string session, reason;
};

struct KeptCalibration {
  std::int64_t calibration = 0;
  std::string device;
  std::optional<double> gain_db, target_db_spl;
};

struct KeptStudy {
  std::vector<KeptSession> sessions; ///< bytewise by their ids
  std::vector<KeptAside> set_aside;
  std::vector<KeptCalibration> calibrations;
  /// Rows of a session or an attempt that is not there: "presented L09-1:1:1:1".
  std::vector<std::string> strays;
};

/// "L01-1:2:14:1"
std::string name_of(const KeptSession& session, const KeptAttempt& attempt);

/// Why a row that was valid when it was closed is void now: withdrawn, redone, restarted.
bool is_set_aside(std::string_view void_reason);

} // namespace quietroom::session
