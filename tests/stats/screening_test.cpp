#include "stats/screening.h"

#include "stats/expected.h"
#include "votes/exclusion.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;

namespace {

VoteTable table_of(const std::string& text) {
  const test::TempFolder folder;
  VoteOptions options;
  options.factors_if_present.assign(session_columns().begin(), session_columns().end());
  return test::read_table(folder.write("v.csv", text), options);
}

bool has_flag(const ScreenedListener& listener, const std::string& rule) {
  return std::any_of(listener.flags.begin(), listener.flags.end(),
                     [&](const Flag& f) { return f.rule == rule; });
}

} // namespace

TEST_CASE("a listener with one kind of vote is flagged by every rule that can see it") {
  const auto [expected, table] = test::published_case("straight_liner");
  const ScreenedListener straight = screen(table).listeners.at(14);
  for (const char* rule : {"bt500", "p913", "vqeg", "bt1788", "variance", "few-levels"})
    CHECK(has_flag(straight, rule));
  for (const Flag& flag : straight.flags) CHECK_FALSE(flag.reason.empty());
  CHECK(rejected_by("p913", table) == std::vector<std::string>{"L15"});
  CHECK(rejected_by("bt500", table) == std::vector<std::string>{"L15"});
  CHECK(rejected_by("vqeg", table) == std::vector<std::string>{"L10", "L12", "L15"});
}

TEST_CASE("the limit of the variance goes with the square of the scale's range") {
  // L votes 40, 55, 40, 55: variance 75, above the 62.5 of 0:100; M 41, 55, 41, 55: 65.3; N 42, 55, ...: 56.3
  const std::string votes = "listener,stimulus,condition,scale,vote\n"
                            "L,a,A,0:100,40\nL,b,B,0:100,55\nL,c,C,0:100,40\nL,d,D,0:100,55\n"
                            "M,a,A,0:100,41\nM,b,B,0:100,55\nM,c,C,0:100,41\nM,d,D,0:100,55\n"
                            "N,a,A,0:100,42\nN,b,B,0:100,55\nN,c,C,0:100,42\nN,d,D,0:100,55\n";
  const VoteTable table = table_of(votes);
  CHECK(rejected_by("variance", table) == std::vector<std::string>{"N"});
  const ScreenedListener flagged = screen(table).listeners.at(2);
  const auto flag = std::find_if(flagged.flags.begin(), flagged.flags.end(),
                                 [](const Flag& f) { return f.rule == "variance"; });
  REQUIRE(flag != flagged.flags.end());
  CHECK(flag->reason ==
        "variance of the votes 56.3 (below 62.5, which is on the scale 0:100 what 0.10 is on 1:5)");
  // on 1:5 it is the 0.1 of the P.808 toolkit: one 5 among nineteen 4 has 0.05, two have 0.09, three 0.13
  std::string five = "listener,stimulus,condition,vote\n";
  for (int high = 1; high <= 3; ++high)
    for (int i = 0; i < 20; ++i)
      five += std::string("L") + std::to_string(high) + ",s" + std::to_string(i) + ",A," +
              (i < high ? "5\n" : "4\n");
  CHECK(rejected_by("variance", table_of(five)) == std::vector<std::string>{"L1", "L2"});
}

TEST_CASE("where a rule rejects everybody the variant says whether all stay") {
  const auto [expected, table] = test::published_case("all_equal");
  CHECK(rejected_by("bt500", table, bt500_sureal()).empty());
  Bt500Options strict = bt500_sureal();
  strict.keep_if_all_rejected = false;
  CHECK(rejected_by("bt500", table, strict).size() == 6);
  CHECK(rejected_by("bt500", table).empty());
}

TEST_CASE("a listener who was taken out leaves no trace in the screening of the others") {
  VoteTable table = test::published_case("straight_liner").table;
  const std::vector<std::string> out = {"L15"};
  exclude_listeners(table, out, "bt500");
  const test::TempFolder folder;
  std::string text = "listener,stimulus,condition,vote\n";
  for (std::size_t row = 0; row < table.size(); ++row)
    text += table.listener().levels[table.listener().codes[row]] + "," +
            table.stimulus().levels[table.stimulus().codes[row]] + "," +
            table.condition().levels[table.condition().codes[row]] + "," + std::to_string(table.votes[row]) +
            "\n";
  const Screening a = screen(table), b = screen(table_of(text));
  REQUIRE(a.listeners.size() == b.listeners.size());
  CHECK(a.bt1788_threshold == b.bt1788_threshold);
  for (std::size_t i = 0; i < a.listeners.size(); ++i) {
    CHECK(a.listeners[i].listener == b.listeners[i].listener);
    CHECK(a.listeners[i].correlation.r_leave_one_out == b.listeners[i].correlation.r_leave_one_out);
    CHECK(a.listeners[i].bt500.p == b.listeners[i].bt500.p);
    CHECK(a.listeners[i].flags.size() == b.listeners[i].flags.size());
  }
}

TEST_CASE("one vote, one listener and odd names are screened without harm") {
  const Screening one = screen(table_of("listener,stimulus,condition,vote\n=1+1,s,c,4\n"));
  REQUIRE(one.listeners.size() == 1);
  CHECK(one.listeners[0].listener == "=1+1");
  CHECK_FALSE(one.listeners[0].correlation.r_stimulus);
  CHECK(has_flag(one.listeners[0], "p913"));
  CHECK_FALSE(has_flag(one.listeners[0], "few-levels"));
  const Screening twice =
      screen(table_of("listener,stimulus,condition,vote\nÅsa,s,c,4\nÅsa,s,c,4\nÅsa,s,c,2\nB,s,c,1\n"));
  CHECK(twice.listeners[1].n_votes == 3);
}

TEST_CASE("a gold item may be missed by 1, a trap by nothing") {
  votes::VoteTable table;
  table.factors = {{"listener", {"A", "B", "C"}, {0, 1, 2}},
                   {"stimulus", {"s"}, {0, 0, 0}},
                   {"condition", {"c"}, {0, 0, 0}}};
  table.votes = {3, 3, 3};
  table.controls = {{"A", "g", "", false, 4, 5},
                    {"A", "t", "", true, 2, 2},
                    {"B", "g", "", false, 4, 2},
                    {"B", "h", "", false, 4, 4},
                    {"C", "t", "", true, 2, 3}};
  const auto flagged = [&](const std::string& rule) { return rejected_by(rule, table); };
  CHECK(flagged("gold") == std::vector<std::string>{"B"});
  CHECK(flagged("trap") == std::vector<std::string>{"C"});
  const Screening all = screen(table);
  REQUIRE(all.listeners.size() == 3);
  CHECK(all.listeners[1].controls.gold == 2);
  CHECK(all.listeners[1].controls.gold_failed == 1);
  const auto reason = [](const ScreenedListener& one, const std::string& rule) {
    for (const Flag& flag : one.flags)
      if (flag.rule == rule) return flag.reason;
    return std::string();
  };
  CHECK(reason(all.listeners[1], "gold") == "1 of 2 gold items more than 1 from the answer");
  CHECK(reason(all.listeners[2], "trap") == "1 of 1 trap items not answered as told");
}
