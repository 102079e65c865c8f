#include "store/numbered_rows.h"

#include "store/booth_journal.h"
#include "store/notes.h"

#include <set>

using namespace quietroom;
using namespace quietroom::store;
using test::Booth;

TEST_CASE("numbers of rows are in the order of their times, whatever they say") {
  CHECK(number_from("2026-01-31T09:05:07.250Z", "b") < number_from("2026-01-31T09:05:07.251Z", "a"));
  CHECK(number_from("2026-01-31T23:59:59.999Z", "b") < number_from("2026-02-01T00:00:00.000Z", "a"));
  CHECK(number_from("9999-12-31T23:59:59.999Z", "x") > number_from("2026-12-31T23:59:59.999Z", "x"));
  CHECK(number_from("2026-01-31T09:05:07.250Z", "a") == number_from("2026-01-31T09:05:07.250Z", "a"));
}

TEST_CASE("fifty booths that write in one millisecond have numbers of their own") {
  std::set<std::int64_t> numbers;
  for (int booth = 0; booth < 50; ++booth)
    numbers.insert(number_from("2026-01-31T09:05:07.250Z", "L" + std::to_string(booth)));
  CHECK(numbers.size() == 50);
}

TEST_CASE("what was written in a session goes when the session is there, and once") {
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth booth;
  booth.open("L01-1");
  add_note(booth.store.connection(), {"L01-1", "2026-01-01T00:00:01.250Z", 1, 2, "coughs", "p"});
  SeenEntries seen;
  CHECK(has_new_entries(booth.store.connection(), seen));
  {
    sql::Transaction transaction(server.connection());
    hand_over_entries(booth.store.connection(), server.connection(), seen,
                      [](const std::string&) { return false; });
    transaction.commit();
  }
  CHECK(notes(server.connection()).empty());
  CHECK_FALSE(has_new_entries(booth.store.connection(), seen));
  server.open_session(Booth::facts("L01-1"), "2026-01-01T00:00:00Z");
  for (int i = 0; i < 2; ++i) {
    seen.clear();
    sql::Transaction transaction(server.connection());
    hand_over_entries(booth.store.connection(), server.connection(), seen,
                      [](const std::string& session) { return session == "L01-1"; });
    transaction.commit();
  }
  CHECK(notes(server.connection()).size() == 1);
}
