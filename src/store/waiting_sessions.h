#pragma once

#include "store/connection.h"
#include "store/location.h"
#include "store/session_record.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// A second session of one listener counts nowhere until somebody decides which of both does (redo). Until
/// then it waits: in the journal of the booth that held it, or, where studies were merged, in STUDY/waiting,
/// which has a database and a ledger like those of a booth. The audit of the study says that it does.
namespace quietroom::store {

/// STUDY/waiting, with the databases that store/waiting_files.h names and a ledger. It is not there where
/// nothing waits and nothing that is set aside shares its id.
std::filesystem::path waiting_folder(const std::filesystem::path& study);

/// Writes down that a session waits, as an entry of the audit.
void note_waiting(sql::Connection& study, const WaitingSession& session, const std::string& program,
                  const std::string& now_utc);

/// Those that wait still, by session: in the files beside the database of the study (`at`), and in booths, as
/// the audit says.
std::vector<WaitingSession> waiting_sessions(sql::Connection& study, const Location& at);

/// Where this session was held, as an audit says; empty where it says nothing.
std::string place_noted(sql::Connection& audited, const std::string& session);

/// Writes down which sessions of a booth's journal its server cannot take, because another one of their
/// listener counts there.
void note_waiting_of_booth(sql::Connection& journal, sql::Connection& server, const std::string& booth,
                           const std::string& program, const std::string& now_utc);

/// Takes what may count now, or was set aside, from STUDY/waiting into the study. What was taken is wiped
/// there, and a file in which nothing stands any more is removed. Where a session that is set aside has the
/// id of the one that may count, it leaves the study for STUDY/waiting, and is kept there as it is; on a
/// server none leaves, so there the other one goes on waiting. The ids of what was taken.
std::vector<std::string> take_waiting(const std::filesystem::path& study, sql::Connection& into,
                                      bool on_server = false);

/// Sets one that waits in STUDY/waiting aside, as redo() does with the one that counts. Throws an input Error
/// where it does not wait there; `where`, if it is not empty, chooses among several of one id.
void redo_waiting(const std::filesystem::path& study, const WaitingSession& session,
                  const std::string& reason, const std::string& program, const std::string& now_utc);

/// Wipes what waits of a listener who withdraws, and what stands there as set aside, as withdraw() does.
struct WithdrawnWaiting {
  std::uint64_t votes = 0, sessions = 0;
};
WithdrawnWaiting withdraw_waiting(const std::filesystem::path& study, const std::string& listener,
                                  const std::string& program, const std::string& now_utc);

} // namespace quietroom::store
