#include "stimulus/parallel.h"

#include <catch2/catch.hpp>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>

using namespace quietroom::stimulus;

TEST_CASE("every index is worked on once, on any number of threads") {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::mutex mutex;
    std::multiset<std::size_t> seen;
    std::size_t last_done = 0;
    for_each_index(
        100, threads,
        [&](std::size_t i) {
          const std::scoped_lock lock(mutex);
          seen.insert(i);
        },
        [&](std::size_t done, std::size_t total) {
          CHECK(done == last_done + 1);
          CHECK(total == 100);
          last_done = done;
        });
    CHECK(seen.size() == 100);
    CHECK(std::set(seen.begin(), seen.end()).size() == 100);
    CHECK(last_done == 100);
  }
  for_each_index(0, 2, [](std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("a failure stops what has not begun and reaches the caller") {
  std::size_t begun = 0;
  CHECK_THROWS_WITH(for_each_index(100, 1,
                                   [&](std::size_t i) {
                                     ++begun;
                                     if (i == 3) throw std::runtime_error("three");
                                   }),
                    "three");
  CHECK(begun == 4);
}
