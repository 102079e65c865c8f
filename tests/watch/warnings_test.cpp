#include "watch/warnings.h"

#include "support/json_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;

namespace {

Rule rule_of(const nlohmann::json& in) {
  Rule out;
  out.statistic = Statistic::jitter_ms;
  out.window = in.value("sample_count", 5);
  out.raise = in.value("raise_count", 3);
  if (in.contains("max_average")) {
    out.comparison = RuleComparison::mean_over;
    out.limit = in["max_average"];
    out.clear_value = in["clear_value"];
  } else if (in.contains("max_duration")) {
    out.comparison = RuleComparison::constant;
    out.limit = in["max_duration"];
  } else {
    out.limit = in["max"];
  }
  return out;
}

/// A limit on both sides is two rules.
RuleSet set_of(const nlohmann::json& in) {
  RuleSet out;
  const auto add = [&](const nlohmann::json& one) {
    out.rules.push_back(rule_of(one));
    if (!one.contains("min")) return;
    out.rules.push_back(rule_of(one));
    out.rules.back().comparison = RuleComparison::under;
    out.rules.back().limit = one["min"];
  };
  if (in.is_array())
    for (const auto& one : in) add(one);
  else
    add(in);
  return out;
}

std::vector<Warning> warned(const RuleSet& set, const std::vector<double>& values, std::uint64_t first = 1) {
  Warnings warnings(std::make_shared<const RuleSet>(set));
  std::vector<Warning> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Statistics now;
    if (values[i] >= 0) now[Statistic::jitter_ms] = values[i];
    warnings.take(i + 1, 1000.0 * static_cast<double>(i + 1), now, i + 1 >= first, out);
  }
  return out;
}

} // namespace

TEST_CASE("rules raise and clear as the tests of their origin pin") {
  int tried = 0;
  const auto vectors = test::read_json("watch/rule_unit_vectors.json");
  for (const auto& each : vectors["cases"]) {
    if (!each.contains("rule")) continue;
    CAPTURE(each.dump());
    const auto found = warned(set_of(each["rule"]), each["values"].get<std::vector<double>>(),
                              each.value("evaluation_off_for_first", 0) + 1);
    std::vector<std::uint64_t> raised, cleared;
    for (const Warning& w : found) (w.change == Change::raised ? raised : cleared).push_back(w.sample);
    if (each.contains("raised_at_sample")) {
      CHECK(raised.size() == (each["raised_at_sample"].is_null() ? 0U : 1U));
      if (!raised.empty()) CHECK(raised.front() == each["raised_at_sample"].get<std::uint64_t>());
    }
    if (each.contains("cleared_at_sample"))
      CHECK(cleared == std::vector<std::uint64_t>{each["cleared_at_sample"].get<std::uint64_t>()});
    if (each.contains("values_in_event"))
      CHECK(found.at(0).values == each["values_in_event"].get<std::vector<double>>());
    if (each.contains("value_in_event"))
      CHECK(found.at(0).values == std::vector<double>{each["value_in_event"].get<double>()});
    if (each.contains("raises_total")) CHECK(raised.size() == each["raises_total"].get<std::size_t>());
    if (each.contains("raises")) {
      REQUIRE(raised.size() == each["raises"].size());
      for (std::size_t i = 0; i < raised.size(); ++i)
        CHECK(raised[i] == each["raises"][i]["sample"].get<std::uint64_t>());
    }
    ++tried;
  }
  CHECK(tried == 14);
}

TEST_CASE("an unknown value in the window leaves the warning as it is") {
  RuleSet set;
  set.rules = {{"j", Statistic::jitter_ms, RuleComparison::over, 30, 4, 2, 0, 30, 0}};
  CHECK(warned(set, {40, -1, 40, 40}).empty());
  CHECK(warned(set, {40, -1, 40, 40, 40, 40}).at(0).sample == 6);
}

TEST_CASE("a clear waits for the hold, of which exactly 5000 ms are enough") {
  RuleSet set;
  set.rules = {{"j", Statistic::jitter_ms, RuleComparison::over, 30, 1, 1, 0, 30, 5000}};
  const auto found = warned(set, {40, 0, 0, 0, 0, 0, 0});
  REQUIRE(found.size() == 2);
  CHECK(found[1].sample == 6);
  CHECK(found[1].duration_ms == 5000.0);
}

TEST_CASE("what is active at the end is open, with how long") {
  RuleSet set;
  set.rules = {{"j", Statistic::jitter_ms, RuleComparison::over, 30, 1, 1, 0, 30, 5000}};
  Warnings warnings(std::make_shared<const RuleSet>(set));
  std::vector<Warning> out;
  Statistics now;
  now[Statistic::jitter_ms] = 40;
  warnings.take(1, 1000, now, true, out);
  CHECK(warnings.active() == 1);
  warnings.finish(4, 4000, out);
  REQUIRE(out.size() == 2);
  CHECK(word(out[1].change) == "open");
  CHECK(out[1].duration_ms == 3000.0);
}
