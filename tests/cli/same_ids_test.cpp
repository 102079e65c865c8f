#include "cli/booths_apart.h"
#include "study/ledger.h"

#include <nlohmann/json.hpp>

// Booths without a server number their sessions alike: the first of L01 is L01-1 in each.

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct LabOfOneId : BoothsApart {
  /// The first session of L01 in a booth; each vote is `value`.
  void first_of(const std::string& booth, const char* began, int value, int votes = 5) {
    sit_in(booth, "L01", votes, value, false, std::string("2026-01-01T") + began + ".000Z");
    study::note_head(folder.path() / booth, {"2026-01-01T12:00:00.000Z", "L01-1",
                                             json::parse(run("verify " + booth + " --json").out)["head"], 1});
  }
  json status(const std::string& place) const { return json::parse(run("status " + place + " --json").out); }
  /// Mean of L01; 0 where nothing counts.
  double mean(const std::string& place) const {
    const Run out = run("mos " + place + " --ci none --by listener --json");
    return out.exit_code == 0 ? json::parse(out.out)["rows"][0]["mos"].get<double>() : 0;
  }
  /// "where votes" of each that waits.
  std::vector<std::string> waiting(const std::string& place) const {
    std::vector<std::string> out;
    const json now = status(place);
    for (const json& each : now["second_sessions"]) {
      CHECK(each["session"] == "L01-1");
      out.push_back(each["where"].get<std::string>() + " " + std::to_string(each["votes"].get<int>()));
    }
    return out;
  }
  /// How many sessions stand beside the study; both proofs hold.
  std::size_t sessions_proved(const std::string& place) const {
    check_proof(place);
    const json out = json::parse(run("verify " + place + " --json").out);
    return out["beside"].size();
  }
};
using Places = std::vector<std::string>;

} // namespace

TEST_CASE("two sessions of one id are both kept with their chains, and redo changes which one counts") {
  LabOfOneId lab;
  lab.first_of("one", "09:00:00", 4);
  lab.first_of("two", "10:00:00", 1);
  const Run merged = lab.run("merge one two -o all");
  CHECK(merged.err == "");
  REQUIRE(merged.exit_code == 0);
  CHECK(merged.out.find("second session: listener L01 has L01-1 in one, which counts, and L01-1 in two (5 "
                        "votes), which counts nowhere until somebody decides") != std::string::npos);
  CHECK(lab.waiting("all") == Places{"two 5"});
  CHECK(lab.run("status all")
            .out.find("second session L01-1 of listener L01, 5 votes in two, counts nowhere: "
                      "another one of this id does") != std::string::npos);
  CHECK(lab.mean("all") == 4.0);
  CHECK(lab.sessions_proved("all") == 1);
  CHECK(study::read_ledger(lab.folder.path() / "all").lines.size() == 2);

  SECTION("redo sets the first aside: it leaves for STUDY/waiting, and the second counts") {
    const Run redo = lab.run("redo all --listener L01 --reason 'fire alarm'");
    CHECK(redo.err == "");
    CHECK(redo.out == "all: session L01-1 is set aside; its votes are kept and count nowhere\n"
                      "The session that counts now: L01-1, which waited\n");
    CHECK(lab.mean("all") == 1.0);
    CHECK(lab.waiting("all").empty());
    CHECK(lab.sessions_proved("all") == 1);
    CHECK(lab.run("redo all --listener L01").out.find("The new session: quietroom panel") !=
          std::string::npos);
    CHECK(lab.mean("all") == 0);
    lab.sit_in("all", "L01", 5, 3, false);
    CHECK(lab.mean("all") == 3.0);
    CHECK(lab.sessions_proved("all") == 1);
  }
  SECTION("the one that waits is set aside by id and place") {
    check_failure(2,
                  "one of this id counts, and another one waits; one of them is chosen by --in PLACE, where "
                  "PLACE is two",
                  "redo all --listener L01 --session L01-1", lab.folder.path());
    check_failure(2, "no session L01-1 of listener L01 that waits was held there; give one of two",
                  "redo all --listener L01 --session L01-1 --in one", lab.folder.path());
    check_failure(2, "give that id by --session", "redo all --listener L01 --in two", lab.folder.path());
    const Run redo = lab.run("redo all --listener L01 --session L01-1 --in two");
    CHECK(redo.err == "");
    CHECK(redo.out == "all: session L01-1 of two is set aside; its votes are kept and count nowhere\n"
                      "The session that counts: L01-1\n");
    CHECK(lab.mean("all") == 4.0);
    CHECK(lab.waiting("all").empty());
    CHECK(lab.sessions_proved("all") == 1);
    lab.run("redo all --listener L01"); // nothing waits any more
    CHECK(lab.mean("all") == 0);
    CHECK(lab.sessions_proved("all") == 1);
  }
  SECTION("who withdraws takes back both") {
    CHECK(lab.run("withdraw all --listener L01 --yes").out ==
          "all: L01 has withdrawn; 10 votes of 2 sessions were wiped\n");
    CHECK(lab.votes_of("all").empty());
    CHECK(lab.sessions_proved("all") == 1);
    check_failure(2, "has withdrawn already", "withdraw all --listener L01 --yes", lab.folder.path());
  }
  SECTION("a backup has both, and gives both back") {
    CHECK(lab.run("backup all monday.sqlite").exit_code == 0);
    CHECK(lab.run("store copy monday.sqlite three").exit_code == 0);
    CHECK(lab.waiting("three") == Places{"two 5"});
    lab.run("redo three --listener L01");
    CHECK(lab.mean("three") == 1.0);
    CHECK(lab.sessions_proved("three") == 1);
  }
}

TEST_CASE("three sessions of one id wait one after the other, also over a second merge") {
  LabOfOneId lab;
  lab.first_of("one", "09:00:00", 4);
  lab.first_of("two", "10:00:00", 1);
  lab.first_of("three", "11:00:00", 2, 3); // was broken off
  if (GENERATE(true, false)) {
    REQUIRE(lab.run("merge one two three -o all").exit_code == 0);
  } else {
    REQUIRE(lab.run("merge one two -o some").exit_code == 0);
    const Run merged = lab.run("merge some three -o all");
    CAPTURE(merged.err);
    REQUIRE(merged.exit_code == 0);
  }
  CHECK(lab.waiting("all") == Places{"two 5", "three 3"});
  CHECK(lab.sessions_proved("all") == 2);
  lab.run("redo all --listener L01");
  CHECK(lab.mean("all") == 1.0);
  CHECK(lab.waiting("all") == Places{"three 3"});
  CHECK(lab.sessions_proved("all") == 2);
  CHECK(lab.run("redo all --listener L01").out.find("counts now: L01-1, which waited") != std::string::npos);
  CHECK(lab.mean("all") == 2.0);
  CHECK(lab.status("all")["listeners"][0]["state"] == "unfinished");
  CHECK(lab.waiting("all").empty());
  CHECK(lab.sessions_proved("all") == 2);
}

TEST_CASE("a session that was set aside gives its id to the one that counts") {
  LabOfOneId lab;
  lab.first_of("one", "09:00:00", 4);
  lab.run("redo one --listener L01");
  lab.first_of("two", "10:00:00", 1);
  const Run merged = lab.run("merge one two -o all");
  REQUIRE(merged.exit_code == 0);
  CHECK(
      merged.out.find("session L01-1: the one of one (0 votes) was set aside there, and another one has its "
                      "id; it is kept in all/waiting") != std::string::npos);
  CHECK(lab.mean("all") == 1.0);
  CHECK(lab.waiting("all").empty());
  CHECK(lab.sessions_proved("all") == 1);
}
