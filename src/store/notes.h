#pragma once

#include "store/connection.h"

#include <string>
#include <vector>

/// What the experimenter wrote down during sessions: the table `note`. It may hold personal facts, so it is
/// in no export, and goes when the listener withdraws.
namespace quietroom::store {

struct Note {
  std::string session;
  std::string written_utc; ///< ISO 8601
  int block = 0;           ///< of the trial that was under way or to come, from 1; 0 where none was
  int trial = 0;
  std::string text;
  std::string program = {}; ///< name and version
  bool operator==(const Note&) const = default;
};

/// Adds it as the last one. The caller has a transaction where more belongs to it.
void add_note(sql::Connection& connection, const Note& note);

/// All of the study, in the order in which they were written; none in a database of an earlier schema.
std::vector<Note> notes(sql::Connection& connection);

/// Deletes those on a session.
void wipe_notes(sql::Connection& connection, const std::string& session);

} // namespace quietroom::store
