#include "store/notes.h"

#include "core/number.h"

namespace quietroom::store {

void add_note(sql::Connection& connection, const Note& note) {
  connection.run("INSERT INTO note (entry, session, written_utc, block, trial, text, program)"
                 " SELECT COALESCE(MAX(entry), 0) + 1, $1, $2, $3, $4, $5, $6 FROM note"
                 " WHERE entry < 9223372036854775806",
                 {note.session, note.written_utc, std::int64_t{note.block}, std::int64_t{note.trial},
                  note.text, note.program});
}

std::vector<Note> notes(sql::Connection& connection) {
  std::vector<Note> out;
  if (!connection.has_table("note")) return out;
  connection.query(
      "SELECT session, written_utc, block, trial, text, program FROM note ORDER BY entry", {},
      [&](sql::Row row) {
        out.push_back({std::string(row[0]), std::string(row[1]), static_cast<int>(*parse_integer(row[2])),
                       static_cast<int>(*parse_integer(row[3])), std::string(row[4]), std::string(row[5])});
      });
  return out;
}

void wipe_notes(sql::Connection& connection, const std::string& session) {
  connection.run("DELETE FROM note WHERE session = $1", {session});
}

} // namespace quietroom::store
