#include "cli/booths_apart.h"
#include "store/redo.h"

#include <nlohmann/json.hpp>

// A listener with two sessions in a joined study: what redo and withdraw make of them, finished or not.

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct TwoSessions : BoothsApart {
  int first = GENERATE(5, 3), second = GENERATE(5, 3); ///< votes, one of practice; 5 finish a session
  std::string waits;                                   ///< the session in the second booth

  TwoSessions() {
    sit_in("one", "L01", first, 4);
    sit_in("two", "L01", second, 1);
    REQUIRE(run("merge one two -o all").exit_code == 0);
    waits = status()["second_sessions"][0]["session"];
  }
  json status() const { return json::parse(run("status all --json").out); }
  static std::string state_of(int votes) { return votes == 5 ? "finished" : "unfinished"; }

  /// `value`: of the votes that count; 0: none does.
  void check(int votes, int value, const std::string& state, std::size_t waiting) const {
    CAPTURE(first, second);
    const Run mos = run("mos all --ci none --by listener --json");
    if (value == 0) {
      CHECK(mos.exit_code == 2);
    } else {
      const json row = json::parse(mos.out)["rows"][0];
      CHECK(row["mos"] == value);
      CHECK(row["n_votes"] == votes - 1);
    }
    const json now = status();
    CHECK(now["listeners"][0]["state"] == state);
    CHECK(now["second_sessions"].size() == waiting);
    check_proof("all");
    CHECK(json::parse(run("verify all --json").out)["beside"].size() == waiting);
  }
};

} // namespace

TEST_CASE_METHOD(TwoSessions, "redo sets the first aside, then the second, then there is a new one") {
  check(first, 4, state_of(first), 1);
  run("redo all --listener L01");
  check(second, 1, state_of(second), 0);
  CHECK(run("redo all --listener L01").out.find("The new session: quietroom panel all") != std::string::npos);
  check(0, 0, "planned", 0);
  check_failure(2, "listener L01 has no session that could be set aside; seat them, and it begins",
                "redo all --listener L01", folder.path());
  sit_in("all", "L01", 5, 3);
  check(5, 3, "finished", 0);
}

TEST_CASE_METHOD(TwoSessions, "the one that waits is set aside by its id, and the first goes on") {
  run("redo all --listener L01 --session " + waits);
  check(first, 4, state_of(first), 0);
  check_failure(2, "was set aside already", "redo all --listener L01 --session " + waits, folder.path());
  if (first < 5) sit_in("all", "L01", 5, 4);
  check(5, 4, "finished", 0);
}

TEST_CASE_METHOD(TwoSessions, "where none counts redo brings in the one that waits") {
  {
    store::StudyStore all(store::database_of(folder.path() / "all"), store::sql::Access::durable);
    store::redo(all.connection(), "L01", "by resume = discard", "p", "2026-01-02T00:00:00.000Z");
  }
  check(0, 0, "planned", 1);
  CHECK(run("status all").out.find("may come in now: quietroom redo STUDY --listener L01 brings it in") !=
        std::string::npos);
  if (GENERATE(true, false)) {
    CHECK(run("redo all --listener L01").out ==
          "all: no session of L01 counted, so none was set aside\nThe session that counts now: " + waits +
              ", which waited\n");
    check(second, 1, state_of(second), 0);
  } else {
    CHECK(run("withdraw all --listener L01 --yes").out.find(" votes of 2 sessions were wiped") !=
          std::string::npos);
    check(0, 0, "withdrawn", 0);
  }
}
