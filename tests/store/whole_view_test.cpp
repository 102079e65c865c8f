#include "store/whole_view.h"

#include "core/error.h"
#include "store/kept_sessions.h"
#include "store/read_records.h"
#include "store/seat_book.h"
#include "store/study_copy.h"
#include "store/study_with_users.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

TEST_CASE("a file shows all of its rows to whoever may read it") {
  const test::TempFolder folder;
  const Location at(folder.path() / "study.sqlite");
  { const StudyStore made(at, sql::Access::durable); }
  CHECK(partly_shown_table(*open_whole(at), at).empty());
}

TEST_CASE("what a server shows a booth is never taken for the whole study") {
  if (test::server_of_tests().empty()) return;
  test::StudyWithUsers lab;
  lab.study.open("L01", "L01-1");
  lab.study.vote("L01", "L01-1", 1, 4);
  const Location booth = lab.as(booth_role(lab.name)), experimenter = lab.as(experimenter_role(lab.name));
  const auto refusal = Contains("GRANT \"" + experimenter_role(lab.name) + "\" TO this user");
  CHECK_THROWS_WITH(open_whole(booth), refusal);
  CHECK_THROWS_WITH(StudyReader(booth), refusal);
  CHECK_THROWS_WITH(read_records(booth), refusal);
  CHECK_THROWS_WITH(read_kept_sessions(booth), refusal);
  const test::TempFolder folder;
  CHECK_THROWS_WITH(copy_study(booth, folder.path() / "copy.sqlite"), refusal);
  CHECK(std::filesystem::is_empty(folder.path()));
  CHECK(read_records(experimenter).sessions.size() == 1);
  CHECK(read_kept_sessions(lab.study.location).sessions.size() == 1);
  CHECK_NOTHROW(StudyReader(experimenter));
  // who sat is open to a booth
  CHECK(all_seats(*open(booth, sql::Access::read_only)).empty());
}
