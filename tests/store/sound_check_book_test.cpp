#include "store/sound_check_book.h"

#include "store/schema.h"
#include "store/study_with_votes.h"
#include "store/withdrawal.h"

using namespace quietroom;
using namespace quietroom::store;
using namespace quietroom::session;

namespace {

constexpr StoreCheck wrong{CheckQuestion::side, CheckTone::left, CheckAnswer::right, false};
constexpr StoreCheck right{CheckQuestion::side, CheckTone::left, CheckAnswer::left, true};

} // namespace

TEST_CASE(
    "each answer of the sound check is kept, right or wrong, and sessions with a wrong one are counted") {
  test::StudyWithVotes study;
  for (const char* listener : {"L01", "L02"}) study.open(listener, std::string(listener) + "-1");
  auto& connection = study.store.connection();
  add_sound_check(connection, "L01-1", wrong, "p", "t1");
  add_sound_check(connection, "L01-1", right, "p", "t2");
  add_sound_check(connection, "L02-1", right, "p", "t3");
  CHECK(study.single("SELECT question || ' ' || heard || ' ' || answered || ' ' || passed"
                     " FROM sound_check WHERE session = 'L01-1' ORDER BY entry") ==
        "side left right 0|side left left 1");
  CHECK(sound_check_counts(connection).sessions == 2);
  CHECK(sound_check_counts(connection).with_failures == 1);
}

TEST_CASE("who withdraws takes the answers of the sound check along") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  add_sound_check(study.store.connection(), "L01-1", wrong, "p", "t1");
  withdraw(study.store.connection(), "L01", "test", "t9");
  CHECK(study.single("SELECT COUNT(*) FROM sound_check") == "0");
}

TEST_CASE("a database of an earlier schema knows of no sound check") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "study.sqlite", sql::Access::durable);
  make_tables_of_schema_2(*connection);
  CHECK(sound_check_counts(*connection).sessions == 0);
}
