#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What is stored of the sessions of people, as plain values: who sat, how far they came, what went wrong.
namespace quietroom::store {

/// One row of votes_long.
struct AttemptRecord {
  int block = 0, trial = 0, attempt = 0; ///< from 1
  bool is_main = false;                  ///< of the main block; else practice
  std::string stimulus = {}, condition = {}, question = {};
  std::string started_utc = {}, voted_utc = {}; ///< voted_utc is empty without a vote
  bool valid = false;
  std::string void_reason = {}; ///< empty where valid
  std::optional<double> vote = {}, response_ms = {};
};

struct SessionRecord {
  std::string session, listener;
  std::string started_utc, finished_utc; ///< finished_utc is empty until then
  std::string set_aside;                 ///< why it does not count: "redone", "withdrawn"; empty: it counts
  std::vector<AttemptRecord> attempts = {}; ///< in the order in which they were begun
};

/// A second session of one listener, which counts nowhere until somebody decides (store/waiting_sessions.h).
struct WaitingSession {
  std::string session, listener;
  std::string counts = {};    ///< the session that counts instead; empty: none does now
  std::string where = {};     ///< booth, or the study it came from
  std::uint64_t votes = 0;    ///< of the session, when it was noted
  std::string noted_utc = {}; ///< when the study heard of it
  bool is_here = false;       ///< in a file beside the study, from where redo brings it in
  bool operator==(const WaitingSession&) const = default;
};

struct StudyRecords {
  std::vector<SessionRecord> sessions; ///< of people, in the order in which they were begun
  int simulated_sessions = 0;
  std::vector<WaitingSession> waiting = {};
};

} // namespace quietroom::store
