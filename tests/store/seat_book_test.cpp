#include "store/seat_book.h"

#include "design/seats.h"
#include "store/lab.h"
#include "store/scratch_study.h"
#include "store/server_rights.h"
#include "store/study_store.h"

#include <barrier>
#include <catch2/catch.hpp>
#include <future>
#include <set>
#include <thread>

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("a seat is kept once it is taken, and nothing is kept where none is chosen") {
  const test::ScratchStudy study;
  StudyStore store(study.location, sql::Access::relaxed);
  sql::Connection& connection = store.connection();
  const auto after_last = [](const std::vector<std::size_t>& taken) { return taken.size(); };
  CHECK_FALSE(kept_seat(connection, "L01"));
  CHECK(take_seat(connection, "L01", "t0", after_last) == 0);
  CHECK(take_seat(connection, "L02", "t1", after_last) == 1);
  CHECK(take_seat(connection, "L01", "t2", after_last) == 0);
  CHECK(kept_seat(connection, "L02") == 1U);
  CHECK_THROWS_AS(
      take_seat(connection, "L03", "t3", [](const std::vector<std::size_t>&) -> std::size_t { throw 1; }),
      int);
  CHECK_FALSE(kept_seat(connection, "L03"));
  CHECK(take_seat(connection, "L03", "t4", after_last) == 2); // the transaction was given up
}

namespace {

/// Two panels of 40 seats each, filled one after the other.
design::Design two_panels(int rounds) {
  design::Design design;
  design.arrangement.assignment = design::Assignment::least_filled;
  for (const char* id : {"A", "B"}) {
    design::PanelGroup panel;
    panel.id = id;
    for (int i = 0; i < rounds; ++i) panel.listeners.push_back(id + std::to_string(i));
    design.arrangement.panels.push_back(panel);
    design.listeners.insert(design.listeners.end(), panel.listeners.begin(), panel.listeners.end());
  }
  return design;
}

} // namespace

TEST_CASE("two booths that seat somebody at the same moment never give one seat, and fill the panels alike") {
  constexpr std::size_t rounds = 40;
  const test::ScratchStudy study;
  { const StudyStore made(study.location, sql::Access::relaxed); }
  const design::Design design = two_panels(rounds);
  std::barrier together(2);
  std::array<std::vector<std::size_t>, 2> given;
  const auto booth = [&](std::size_t number) {
    const auto connection = open(study.location, sql::Access::relaxed);
    for (std::size_t round = 0; round < rounds; ++round) {
      together.arrive_and_wait();
      given[number].push_back(
          take_seat(*connection, "L" + std::to_string(number) + "-" + std::to_string(round), "t",
                    [&](const std::vector<std::size_t>& taken) { return next_seat(design, taken); }));
    }
  };
  std::thread other([&] { booth(1); });
  booth(0);
  other.join();
  std::set<std::size_t> seats;
  for (std::size_t round = 0; round < rounds; ++round) {
    int of_first_panel = 0;
    for (const auto& each : given) {
      CHECK(seats.insert(each[round]).second);
      of_first_panel += each[round] < rounds ? 1 : 0;
    }
    CHECK(of_first_panel == 1); // one each
  }
  CHECK(seats.size() == 2 * rounds);
}

namespace {

/// As a program does that takes no turn: the connection waits for nobody before it adds the row.
std::string seat_without_turn(const std::string& listener, int seat) {
  return "WITH added AS (INSERT INTO seat VALUES ('" + listener + "', " + std::to_string(seat) +
         ", 't') RETURNING 1) SELECT COUNT(*) FROM added";
}

/// Until somebody waits for what another transaction will have done; at most 10 s.
void wait_for_waiter(sql::Connection& owner) {
  for (int i = 0; i < 1000; ++i) {
    if (test::count(owner, "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'transactionid'") > 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  FAIL("nobody waits");
}

int listeners_on(sql::Connection& owner, int seat) {
  return test::count(owner, "SELECT 1 FROM seat WHERE seat = " + std::to_string(seat));
}

} // namespace

TEST_CASE("two booths that take no turn do not get one seat, which without the index they would") {
  if (test::server_of_tests().empty()) return;
  const test::Lab lab;
  const auto one = lab.opened_as("booth_one"), two = lab.opened_as("booth_two");
  const auto both = [&](const std::string& meanwhile) {
    one->run("BEGIN");
    one->run(seat_without_turn("L01", 5));
    auto second = std::async(std::launch::async, [&] { two->run(seat_without_turn("L02", 5)); });
    if (meanwhile == "waits") wait_for_waiter(*lab.owner);
    if (meanwhile == "does not wait") second.wait();
    one->run("COMMIT");
    second.get();
  };
  CHECK_THROWS_WITH(both("waits"), Catch::Contains("one_listener_a_seat"));
  CHECK(listeners_on(*lab.owner, 5) == 1);
  lab.owner->run("DELETE FROM seat");
  lab.owner->run(
      "DROP INDEX one_listener_a_seat"); // neither sees the other's row, so that no rule refuses it
  CHECK_NOTHROW(both("does not wait"));
  CHECK(listeners_on(*lab.owner, 5) == 2);
}

TEST_CASE("a booth whose seat was taken by a program that takes no turn chooses again") {
  if (test::server_of_tests().empty()) return;
  const test::Lab lab;
  const auto one = lab.opened_as("booth_one"), two = lab.opened_as("booth_two");
  int choices = 0;
  const auto next = [&](const std::vector<std::size_t>& taken) {
    if (++choices == 1) two->run(seat_without_turn("L02", 0));
    return taken.size();
  };
  CHECK(take_seat(*one, "L01", "t", next) == 1);
  CHECK(choices == 2);
  const auto always_taken = [&](const std::vector<std::size_t>&) -> std::size_t {
    ++choices;
    return 0;
  };
  CHECK_THROWS_AS(take_seat(*one, "L03", "t", always_taken), sql::RefusedRows);
  CHECK(choices == 5);
}

TEST_CASE(
    "a merged study in which a seat has two listeners goes to a server, and nobody else gets that seat") {
  if (test::server_of_tests().empty()) return;
  const test::Lab lab;
  lab.owner->run("DROP INDEX one_listener_a_seat");
  for (const char* each : {"('L01', 3, 't')", "('L02', 3, 't')", "('L03', 4, 't')"})
    lab.owner->run(std::string("INSERT INTO seat VALUES ") + each);
  renew_rights(lab.study.location()); // as a copy does
  const auto one = lab.opened_as("booth_one");
  for (const int seat : {3, 4}) CHECK_THROWS_AS(one->run(seat_without_turn("L05", seat)), sql::RefusedRows);
  CHECK_THROWS_WITH(lab.owner->run("INSERT INTO seat VALUES ('L05', 4, 't')"),
                    Catch::Contains("one_listener_a_seat"));
  CHECK_NOTHROW(one->run(seat_without_turn("L05", 5)));
}
