#include "watch/row_watch.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "support/json_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

using namespace quietroom;
using namespace quietroom::watch;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<WatchRecord> watched(const std::string& text, const char* rules, std::uint64_t first_sample,
                                 std::optional<double> interval_s = {}, std::size_t most_streams = 20'000) {
  std::vector<WatchRecord> out;
  WatchSettings settings;
  settings.rules = std::make_shared<const RuleSet>(*published_rules(rules));
  settings.first_sample = first_sample;
  settings.formula = find_formula("sdk");
  settings.most_streams = most_streams;
  settings.sink = [&](WatchRecord&& record) { out.push_back(std::move(record)); };
  RowWatch rows("a.csv", CounterForm::cumulative, interval_s, settings,
                model_of(emodel::find_codec(emodel::published_codecs(), "g711-plc")), {});
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) rows.line(line);
  rows.finish();
  return out;
}

template<class Kind>
std::vector<Kind> only(const std::vector<WatchRecord>& records) {
  std::vector<Kind> out;
  for (const WatchRecord& each : records)
    if (const auto* row = std::get_if<Kind>(&each)) out.push_back(*row);
  return out;
}

void check_variant(const std::vector<WatchRecord>& found, const nlohmann::json& truth) {
  std::vector<std::string> events, expected, open, expected_open;
  for (const Warning& w : only<Warning>(found)) {
    if (w.change == Change::open)
      open.push_back(w.name);
    else
      events.push_back(std::to_string(w.sample) + ' ' + std::to_string(std::lround(w.t_ms)) + ' ' +
                       std::string(word(w.change)) + ' ' + w.name);
  }
  for (const auto& e : truth["events"])
    expected.push_back(std::to_string(e["sample"].get<int>()) + ' ' + std::to_string(e["t_ms"].get<int>()) +
                       ' ' + e["event"].get<std::string>() + ' ' + e["warning"].get<std::string>());
  for (const auto& name : truth["active_at_end"]) expected_open.push_back(name.get<std::string>());
  std::sort(open.begin(), open.end());
  std::sort(expected_open.begin(), expected_open.end());
  CHECK(events == expected);
  CHECK(open == expected_open);
  if (!truth.contains("mos")) return;
  const auto rows = only<IntervalRow>(found);
  REQUIRE(rows.size() == truth["mos"].size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(rows[i].mos.has_value() == !truth["mos"][i].is_null());
    if (rows[i].mos) CHECK_THAT(*rows[i].mos, WithinAbs(truth["mos"][i].get<double>(), 6e-7));
    CHECK_THAT(*rows[i].loss_pct, WithinAbs(truth["loss_pct"][i].get<double>(), 6e-7));
  }
  const auto summary = only<StreamSummary>(found).at(0);
  CHECK(summary.mos_samples == truth["summary"]["mos_samples"].get<std::uint64_t>());
  CHECK_THAT(*summary.mos_mean, WithinAbs(truth["summary"]["mos_mean"].get<double>(), 6e-7));
  CHECK_THAT(*summary.mos_min, WithinAbs(truth["summary"]["mos_min"].get<double>(), 6e-7));
  CHECK_THAT(100 * *summary.lost / *summary.expected,
             WithinAbs(truth["summary"]["total_loss_pct"].get<double>(), 6e-7));
}

} // namespace

TEST_CASE("streams give the events of the original engine, in order and at their samples") {
  const std::string folder = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/";
  int streams = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder + "streams")) {
    CAPTURE(file.path().filename().string());
    const auto truth = test::read_json("watch/expected/" + file.path().stem().string() + ".json");
    for (const auto& [name, variant] : truth["variants"].items()) {
      CAPTURE(name);
      const std::string profile = variant["profile"];
      check_variant(
          watched(read_file(file.path()), profile.c_str(), variant["first_eval_sample"].get<std::uint64_t>()),
          variant);
    }
    ++streams;
  }
  CHECK(streams >= 11);
}

TEST_CASE("an interval of several rows adds its rows up") {
  const auto rows =
      only<IntervalRow>(watched("t_ms,packets_received,packets_lost,jitter_ms,rtt_ms\n"
                                "1000,50,0,2,100\n2000,95,5,4,100\n3000,145,5,6,100\n4000,195,5,8,100\n",
                                "sdk", 1, 2.0));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].sample == 2);
  CHECK(rows[0].lost == 5.0);
  CHECK(rows[0].jitter_mean_ms == 3.0);
  CHECK(rows[0].jitter_max_ms == 4.0);
  CHECK(rows[1].sample == 4);
  CHECK(rows[1].loss_pct == 0.0);
}

TEST_CASE("the E-model says what it lacks, and a file without rows is refused") {
  const auto rows =
      only<IntervalRow>(watched("t_ms,packets_received,packets_lost\n1000,50,0\n2000,50,0\n", "sdk", 1));
  CHECK_THAT(*rows[0].mos_lqe, WithinAbs(4.4094, 6e-5));
  CHECK_FALSE(rows[0].mos_cqe.has_value());
  CHECK(rows[0].why.find("no round trip") != std::string::npos);
  CHECK_FALSE(rows[1].mos_lqe.has_value());
  CHECK(rows[1].why.find("no packet was expected") != std::string::npos);
  CHECK_THROWS_WITH(watched("t_ms,jitter_ms\n", "sdk", 1), Catch::Matchers::Contains("there is no row"));
}

TEST_CASE("of too many streams those whose last row is the longest ago are dropped") {
  std::string text = "t_ms,stream,loss_pct\n";
  for (int i = 0; i < 100; ++i)
    text += std::to_string(10 * i) + ",s" + std::to_string(i) + ",0\n" + std::to_string(10 * i + 5) +
            ",always,0\n";
  const auto streams = only<StreamSummary>(watched(text, "sdk", 1, {}, 16));
  CHECK(streams.size() == 101);
  std::size_t dropped = 0;
  for (const StreamSummary& each : streams) {
    dropped += each.ended == StreamEnd::dropped;
    if (each.stream == "always") CHECK(each.ended == StreamEnd::input);
  }
  CHECK(dropped >= 85);
}

TEST_CASE("silent streams end by the clock that all share, and never where each has its own") {
  const std::string shared = "t_ms,stream,loss_pct\n1000,a,0\n2000,b,0\n40000,b,0\n62001,b,0\n63000,b,0\n";
  const auto ended = only<StreamSummary>(watched(shared, "sdk", 1));
  REQUIRE(ended.size() == 2);
  CHECK(ended[0].ended == StreamEnd::silent);
  CHECK(ended[1].ended == StreamEnd::input);
  const std::string own =
      "t_ms,stream,loss_pct\n1000,a,0\n50000,a,0\n100000,a,0\n1000,b,0\n101000,a,0\n2000,b,0\n";
  for (const StreamSummary& each : only<StreamSummary>(watched(own, "sdk", 1)))
    CHECK(each.ended == StreamEnd::input);
}

TEST_CASE("a far time is one step, however short the interval") {
  const auto rows =
      only<IntervalRow>(watched("t_ms,loss_pct\n1000,0\n1e15,0\n1000000000001000,0\n", "sdk", 1, 0.001));
  CHECK(rows.size() == 3);
}

TEST_CASE("the loss of an interval is unknown where its two counters are of different times") {
  const auto rows = only<IntervalRow>(watched("t_ms,packets_received,packets_lost,jitter_ms,rtt_ms\n"
                                              "1000,500,40,4,60\n2000,50,,4,60\n3000,100,5,4,60\n",
                                              "sdk", 1));
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].lost == 5.0);
  CHECK_FALSE(rows[2].loss_pct.has_value());
  CHECK(rows[2].why.find("of different times") != std::string::npos);
}
