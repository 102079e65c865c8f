#include "bundle/public_release.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

#include <array>

using namespace quietroom;
using namespace quietroom::bundle;

namespace {

/// Numbers that count down, so that the order of the new names is not that of the old ones.
std::uint64_t countdown() {
  static std::uint64_t next = 1000;
  return --next;
}

} // namespace

TEST_CASE("public release: every listener gets a name of their own, twice the same number or not") {
  int calls = 0;
  const auto stuck = [&] { return ++calls <= 2 ? std::uint64_t{7} : std::uint64_t{8}; };
  const Pseudonyms names = pseudonyms_for({"a", "b"}, stuck);
  CHECK(names.at("a") == "p-000000000007");
  CHECK(names.at("b") == "p-000000000008");
}

TEST_CASE("public release: nothing that leads back stays, and rows are sorted by the new name") {
  const Pseudonyms names = pseudonyms_for({"anna", "ben"}, countdown);
  PublicRows rows(names, {});
  rows.header(test::parts(
      "session,listener,block,trial,stimulus,device,digest,started_utc,voted_utc,vote,email", ','));
  for (const char* line : {"s1,anna,1,10,x,hw:0,ff,2026-03-01T10:00:00.000Z,2026-03-01T10:00:07.000Z,4,a@b",
                           "s1,anna,1,9,y,hw:0,ff,2026-03-01T10:00:00.000Z,2026-03-01T10:00:07.000Z,3,a@b",
                           "s2,ben,1,1,x,hw:0,ff,2026-03-02T10:00:00.000Z,2026-03-02T10:00:07.000Z,5,c@d"})
    rows.row(test::parts(line, ','));
  CHECK(rows.columns() == std::vector<std::string>{"listener", "block", "trial", "stimulus", "started_utc",
                                                   "voted_utc", "vote"});
  const auto out = rows.take_rows();
  REQUIRE(out.size() == 3);
  CHECK(out[0] == std::vector<std::string>{names.at("ben"), "1", "1", "x", "2026-03-02", "2026-03-02", "5"});
  CHECK(out[1][2] == "9"); // by number, not by letter
  CHECK(out[2][2] == "10");
}

TEST_CASE("public release: a column of others stays only where it is asked for, and must be there") {
  const Pseudonyms names = {{"a", "p"}};
  PublicRows rows(names, {"age"});
  rows.header(test::parts("listener,age,email", ','));
  CHECK(rows.columns() == std::vector<std::string>{"listener", "age"});
  PublicRows wrong(names, {"height"});
  const auto header = test::parts("listener,age", ',');
  CHECK_THROWS_WITH(wrong.header(header), Catch::Contains("no column height"));
}

TEST_CASE("public release: answers name nobody by the old id") {
  votes::VoteTable votes =
      test::votes_in("listener,stimulus,condition,vote\na,s,x,4\nb,s,x,3\n", test::excluding("b"));
  rename_listeners(votes, {{"a", "p-2"}, {"b", "p-1"}});
  CHECK(votes.listener().levels[votes.listener().codes[0]] == "p-2");
  CHECK(votes.excluded.front().listener == "p-1");
  votes.excluded.front() = {"b", "he coughed", 1};
  votes.factors.front().levels = {"a", "b"};
  rename_listeners(votes, {{"a", "p-2"}, {"b", "p-1"}});
  CHECK(votes.excluded.front().reason == "excluded"); // somebody's words
}

TEST_CASE("public release: cells of fewer than five listeners are told") {
  std::vector<std::vector<std::string>> rows;
  for (const char* who : {"1", "2", "3", "4", "5"})
    rows.push_back({who, "young"}), rows.push_back({who, "young"});
  rows.push_back({"6", "old"});
  CHECK(small_cells({"listener", "age"}, rows, {"age"}) == std::vector<std::string>{"age old: 1 listener"});
  CHECK(small_cells({"listener", "age"}, rows, {}).empty());
}

TEST_CASE("public release: reasons of the program stay, somebody's words do not") {
  const Pseudonyms names = {{"a", "p"}};
  PublicRows rows(names, {});
  rows.header(test::parts("listener,excluded,void_reason,mos", ','));
  for (const char* line : {"a,bt500,underrun,1", "a,was ill,a fell asleep,1", "a,0,,1"})
    rows.row(test::parts(line, ','));
  CHECK(rows.columns() == std::vector<std::string>{"listener", "excluded", "void_reason"});
  const auto out = rows.take_rows();
  CHECK(out[0] == std::vector<std::string>{"p", "", ""});
  CHECK(out[1] == std::vector<std::string>{"p", "bt500", "underrun"});
  CHECK(out[2] == std::vector<std::string>{"p", "excluded", "other"});
  CHECK(public_void_reasons({{"gap", 2}, {"x", 1}, {"y", 3}}) ==
        std::map<std::string, std::uint64_t>{{"gap", 2}, {"other", 4}});
}
