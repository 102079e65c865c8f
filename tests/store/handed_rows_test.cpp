#include "store/handed_rows.h"

#include "store/booth_journal.h"

using namespace quietroom;
using namespace quietroom::store;
using test::Booth;

TEST_CASE("a row that is there already changes nothing, but an answer of a form may be another one now") {
  CHECK(conflict_of("link", {"session", "link"}) == "ON CONFLICT (session, link) DO NOTHING");
  CHECK(conflict_of("eligibility", {"session", "rules"}) ==
        "ON CONFLICT (session) DO UPDATE SET session = EXCLUDED.session, rules = EXCLUDED.rules");
}

TEST_CASE("a session takes with it what it began with, and nothing of one whose name is longer") {
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth booth;
  for (const char* each : {"L01-1", "L02-1", "L01-10"}) booth.open(each);
  HandedRows rows(booth.store.connection(), server.connection());
  rows.take_session("L01-1");
  rows.write();
  std::vector<std::string> there;
  for (const char* query :
       {"SELECT session FROM session", "SELECT name FROM meta WHERE name <> 'schema_version'"})
    server.connection().query(query, {}, [&](sql::Row row) { there.emplace_back(row[0]); });
  CHECK(there == std::vector<std::string>{"L01-1", "session/L01-1/seed"});
}

TEST_CASE("of a range of links just these go, with what was presented and answered") {
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth booth;
  booth.open("L01-1");
  for (int trial = 1; trial <= 3; ++trial) booth.vote("L01-1", trial, 4);
  HandedRows rows(booth.store.connection(), server.connection());
  rows.take_session("L01-1");
  rows.take_small(standings(booth.store.connection(), std::vector<std::string>{"L01-1"}, true).at("L01-1"),
                  {});
  rows.take_links("L01-1", 0, 3);
  rows.write();
  std::string counts;
  for (const char* table : {"attempt", "presented", "answer", "link"})
    server.connection().query(std::string("SELECT COUNT(*) FROM ") + table, {},
                              [&](sql::Row row) { counts += std::string(row[0]) + " "; });
  CHECK(counts == "2 2 2 1 ");
}
