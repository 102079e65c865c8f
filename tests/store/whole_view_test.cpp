#include "store/whole_view.h"

#include "core/error.h"
#include "store/hand_over.h"
#include "store/kept_sessions.h"
#include "store/lab.h"
#include "store/read_records.h"
#include "store/seat_book.h"
#include "store/study_copy.h"

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
  const test::Lab lab;
  test::TempFolder folder;
  hand_over(*test::journal_of(folder, "L01-1"), *lab.opened_as("booth_one"));
  const Location booth = lab.as("booth_one"), experimenter = lab.as("experimenter_ann");
  const auto refusal = Contains("GRANT \"" + experimenter_role(booth.study) + "\" TO this user");
  CHECK_THROWS_WITH(open_whole(booth), refusal);
  CHECK_THROWS_WITH(StudyReader(booth), refusal);
  CHECK_THROWS_WITH(read_records(booth), refusal);
  CHECK_THROWS_WITH(read_kept_sessions(booth), refusal);
  const test::TempFolder target;
  CHECK_THROWS_WITH(copy_study(booth, target.path() / "copy.sqlite"), refusal);
  CHECK(std::filesystem::is_empty(target.path()));
  CHECK(read_records(experimenter).sessions.size() == 1);
  CHECK(read_kept_sessions(lab.study.location()).sessions.size() == 1);
  CHECK_NOTHROW(StudyReader(experimenter));
  // who sat is open to a booth
  CHECK(all_seats(*open(booth, sql::Access::read_only)).empty());
}
