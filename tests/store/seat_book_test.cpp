#include "store/seat_book.h"

#include "store/study_store.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("a seat is kept once it is taken, and nothing is kept where none is chosen") {
  const test::TempFolder folder;
  StudyStore store(folder.path() / "study.sqlite", sql::Access::relaxed);
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
