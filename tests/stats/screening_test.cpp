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
