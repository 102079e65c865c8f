#include "store/clock_difference.h"

#include "core/utc.h"
#include "store/audit.h"
#include "store/lab.h"
#include "store/numbered_rows.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

TEST_CASE("clocks that differ by five minutes and more are told, with how much and which way") {
  CHECK(clock_warning(0).empty());
  CHECK(clock_warning(299).empty());
  CHECK(clock_warning(-299).empty());
  CHECK_THAT(clock_warning(301), Contains("5 minutes ahead of the server's"));
  CHECK_THAT(clock_warning(-4000), Contains("66 minutes behind the server's"));
  CHECK_THAT(clock_warning(4000), Contains("more than two days ahead"));
  CHECK_THAT(clock_warning(-4000), !Contains("more than two days ahead"));
  CHECK(length_text(60) == "1 minute");
  CHECK(length_text(7200) == "2 hours");
  CHECK(length_text(-100000) == "27 hours");
  CHECK(length_text(4.5 * 86400) == "4 days");
}

TEST_CASE("a file has no clock of its own") {
  const test::TempFolder folder;
  const auto file = sql::open_sqlite(folder.path() / "a.sqlite", sql::Access::durable);
  CHECK_FALSE(seconds_ahead(*file, std::chrono::system_clock::now()));
  CHECK(clock_warning(*file).empty());
}

TEST_CASE("a time is held against the server's clock") {
  if (test::server_of_tests().empty()) return;
  const auto server = sql::open_postgres(test::server_of_tests(), "", sql::Access::read_only);
  const auto now = std::chrono::system_clock::now();
  CHECK(std::abs(*seconds_ahead(*server, now)) < 60); // both on this machine
  CHECK(std::abs(*seconds_ahead(*server, now + std::chrono::hours(3)) - 3 * 3600) < 60);
  CHECK(std::abs(*seconds_ahead(*server, utc_text(now - std::chrono::hours(30))) + 30 * 3600) < 60);
  CHECK_FALSE(seconds_ahead(*server, "yesterday"));
  CHECK_FALSE(seconds_ahead(*server, "2026-13-01T00:00:00.000Z"));
}

TEST_CASE("what a booth wrote down under a clock far ahead is refused with that reason") {
  if (test::server_of_tests().empty()) return;
  const test::Lab lab;
  const test::TempFolder folder;
  StudyStore journal(folder.path() / "study.sqlite", sql::Access::durable);
  const auto now = std::chrono::system_clock::now();
  for (const int days : {0, 5})
    add_audit(journal.connection(), {.action = "override", .session = "A-1", .program = "p"},
              utc_text(now + std::chrono::hours(24 * days)));
  const auto booth = lab.opened_as("booth_one");
  booth->run(test::begun);
  sql::Transaction transaction(*booth);
  SeenEntries seen;
  const auto refused =
      hand_over_entries(journal.connection(), *booth, seen, [](const std::string&) { return true; });
  transaction.commit();
  REQUIRE(refused.size() == 1);
  CHECK_THAT(refused.front(),
             Contains("the clock of this booth was") && Contains("days ahead of the server's"));
  CHECK_THAT(refused.front(), !Contains("may not do that"));
}
