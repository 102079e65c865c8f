#include "stimulus/lock_lines.h"

#include "stimulus/full_lock.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;
using quietroom::stimulus::test::full_lock;

TEST_CASE("the lock's own lines and any other TOML of the same meaning are read alike") {
  const std::string own = lock_text(full_lock());
  CHECK(read_lock_lines(own) == full_lock());
  std::vector<Problem> problems;
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"version = 1\n", "version=1 # as it was\n"},
        {"id = \"c.f1\"\ncondition = \"c\"\n", "condition = 'c'\nid = \"c.f1\"\n"},
        {"packets = 712\n", "packets = 7_12\n"}}) {
    std::string other = own;
    other.replace(other.find(from), from.size(), to);
    CAPTURE(to);
    CHECK_FALSE(read_lock_lines(other));
    CHECK(parse_lock(other, "set.lock", problems) == full_lock());
  }
  CHECK(problems.empty());
}

TEST_CASE("lines that no lock has are not taken for one") {
  const std::string own = lock_text(full_lock());
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"rate_hz = 48000", "rate_hz = 0"},
                                 {"packets = 712", "packets = 0712"},
                                 {"packets = 712", "packets = 712x"},
                                 {"lost = 15", "lost = 51"},
                                 {"id = \"c.f1\"", "id = \"c\".f1\""},
                                 {"id = \"c.f1\"", "id = \"\""},
                                 {"id = \"c.f1\"", "id = \"c\xFF.f1\""},
                                 {"rate_hz = 48000\n", "rate_hz = 48000\nrate_hz = 48000\n"},
                                 {"seconds = 7.125", "seconds = 7."},
                                 {"seconds = 7.125", "seconds = nan"},
                                 {"[[source]]", "[[sauce]]"},
                                 {"sha256 = \"01\"\n", ""}}) {
    std::string damaged = own;
    damaged.replace(damaged.find(from), from.size(), to);
    CAPTURE(from, to);
    CHECK_FALSE(read_lock_lines(damaged));
    std::vector<Problem> problems;
    CHECK_FALSE(parse_lock(damaged, "set.lock", problems));
    CHECK(problems.size() == 1);
  }
}
