#include "store/sound_check_book.h"

#include "core/number.h"
#include "session/hearing_check.h"

namespace quietroom::store {

void add_sound_check(sql::Connection& connection, const std::string& session,
                     const session::StoreCheck& answered, const std::string& program,
                     const std::string& now_utc) {
  connection.run("INSERT INTO sound_check (session, entry, question, heard, answered, passed, answered_utc,"
                 " program) SELECT $1, COALESCE(MAX(entry), 0) + 1, $2, $3, $4, $5, $6, $7 FROM sound_check"
                 " WHERE session = $1",
                 {session, std::string(name_of(answered.question)), std::string(name_of(answered.heard)),
                  std::string(name_of(answered.answer)), std::int64_t{answered.passed ? 1 : 0}, now_utc,
                  program});
}

SoundCheckCounts sound_check_counts(sql::Connection& connection) {
  SoundCheckCounts out;
  if (!connection.has_table("sound_check")) return out;
  connection.query("SELECT MIN(passed) FROM sound_check WHERE session NOT IN (SELECT session FROM set_aside)"
                   " GROUP BY session",
                   {}, [&](sql::Row row) {
                     ++out.sessions;
                     if (row[0] == "0") ++out.with_failures;
                   });
  return out;
}

} // namespace quietroom::store
