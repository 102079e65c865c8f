#include "store/seat_book.h"

#include "design/seats.h"
#include "store/scratch_study.h"
#include "store/study_store.h"

#include <barrier>
#include <catch2/catch.hpp>
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
