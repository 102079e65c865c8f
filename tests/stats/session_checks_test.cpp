#include "stats/session_checks.h"

#include "stats/expected.h"
#include "stats/screening.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_value;

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

TEST_CASE("what listeners did in their sessions is what the published cases say") {
  const std::string name =
      GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "straight_liner", "all_equal");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name, name == "tiny_hand" || name == "all_equal"
                                                                ? std::vector<std::string>{}
                                                                : std::vector<std::string>{"rt_ms"});
  for (const SessionChecks& one : session_checks(table)) {
    CAPTURE(one.listener);
    const json& values = expected["per_listener"][one.listener];
    CHECK(one.n_votes == values["n"].get<std::uint64_t>());
    check_value(one.variance, values["variance"]);
    CHECK(one.distinct == values["distinct"].get<std::uint64_t>());
    if (table.find("rt_ms")) check_value(one.median_response_ms, values["median_rt_ms"]);
    CHECK_FALSE(one.longest_run); // no order of presentation is known
    std::vector<double> votes;    // in the order of the file: sorted stimuli
    for (std::size_t row = 0; row < table.size(); ++row)
      if (table.listener().levels[table.listener().codes[row]] == one.listener)
        votes.push_back(table.votes[row]);
    CHECK(longest_run(votes) == values["longest_run_sorted_stimuli"].get<std::uint64_t>());
  }
}

TEST_CASE("a straight line is found in the order of presentation, not of the rows") {
  std::string text = "listener,stimulus,condition,block,trial,vote\n";
  for (int trial = 40; trial >= 1; --trial) // the rows come backwards, and alternate between two listeners
    for (const char* listener : {"calm", "lazy"}) {
      const bool same = listener[0] == 'l' && trial > 20 && trial <= 32;
      text += std::string(listener) + ",s" + std::to_string(trial) + ",c,1," + std::to_string(trial) + "," +
              std::to_string(same ? 3 : 1 + trial * 7 % 5) + "\n";
    }
  const Screening found = screen(table_of(text));
  CHECK(found.listeners[1].session.longest_run >= 12);
  CHECK(has_flag(found.listeners[1], "straight-lining"));
  CHECK_FALSE(has_flag(found.listeners[0], "straight-lining"));
}

TEST_CASE("response times and playback are flagged where the columns tell of them") {
  std::string text =
      "listener,stimulus,condition,trial,vote,response_ms,plays,frames_expected,frames_delivered,rate_hz\n";
  for (int i = 1; i <= 12; ++i) {
    const std::string s =
        "s" + std::to_string(i) + ",c," + std::to_string(i) + "," + std::to_string(1 + i % 5);
    text += "early," + s + "," + (i == 3 ? "-5" : "900") + ",1,8000,8000,8000\n";
    text += "fast," + s + ",120,1,8000,8000,8000\n";
    text += "fine," + s + ",900,1,8000," + (i == 3 ? "7600" : "8000") + ",8000\n"; // 50 ms are tolerated
    text += "short," + s + ",900,1,8000," + (i == 3 ? "7599" : "8000") + ",8000\n";
    text += "unheard," + s + ",900," + (i == 3 ? "0" : "1") + ",8000,8000,8000\n";
  }
  const Screening found = screen(table_of(text));
  const std::vector<std::pair<std::string, std::string>> flagged = {{"early", "early-vote"},
                                                                    {"fast", "response-time"},
                                                                    {"short", "not-in-full"},
                                                                    {"unheard", "not-in-full"}};
  for (const ScreenedListener& one : found.listeners)
    for (const char* rule : {"early-vote", "response-time", "not-in-full"}) {
      CAPTURE(one.listener, rule);
      CHECK(has_flag(one, rule) ==
            (std::find(flagged.begin(), flagged.end(),
                       std::pair<std::string, std::string>(one.listener, rule)) != flagged.end()));
    }
  CHECK(found.listeners[0].session.mad_response_ms == 0.0);
}

TEST_CASE("columns that are not there are unknown, not in order") {
  const auto [expected, table] = test::published_case("tiny_hand");
  for (const ScreenedListener& one : screen(table).listeners) {
    CHECK_FALSE(one.session.longest_run);
    CHECK_FALSE(one.session.median_response_ms);
    CHECK_FALSE(one.session.not_in_full);
  }
}
