#include "watch/rules.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom::watch;

namespace {

std::string all_problems(const char* text) {
  std::string out;
  for (const auto& problem : read_rules(text, "my.toml").problems) out += quietroom::text(problem) + '\n';
  return out;
}

const Rule& rule_of(const RuleSet& set, const std::string& name) {
  return *std::find_if(set.rules.begin(), set.rules.end(), [&](const Rule& r) { return r.name == name; });
}

} // namespace

TEST_CASE("the published sets differ in windows and in the limit of MOS") {
  const RuleSet sdk = *published_rules("sdk"), docs = *published_rules("docs");
  REQUIRE(sdk.rules.size() == 9);
  REQUIRE(docs.rules.size() == 9);
  CHECK(rule_of(sdk, "low-mos").limit == 3);
  CHECK(rule_of(docs, "low-mos").limit == 3.5);
  CHECK(rule_of(sdk, "high-jitter").window == 10);
  CHECK(rule_of(docs, "high-jitter").window == 5);
  CHECK(rule_of(sdk, "high-packets-lost-fraction").clear_value == 1);
  CHECK(rule_of(docs, "low-bytes-sent").window == 3);
  CHECK_FALSE(published_rules("other").has_value());
  CHECK_FALSE(need_model(sdk));
}

TEST_CASE("a user's rule has what is written and defaults for the rest") {
  const RuleReading reading = read_rules(
      "[[rule]]\nname = \"a\"\nstatistic = \"mos_lqe\"\ncomparison = \"under\"\nlimit = 3.6\n", "my.toml");
  REQUIRE(reading.problems.empty());
  const Rule rule = reading.set.rules.at(0);
  CHECK(rule == Rule{"a", Statistic::mos_lqe, RuleComparison::under, 3.6, 5, 3, 0, 3.6, 5000});
  CHECK(need_model(reading.set));
}

TEST_CASE("every mistake in a file of rules is said with its line") {
  CHECK(all_problems("") == "my.toml: there is no [[rule]] in it; write at least one\n");
  const std::string found = all_problems("[[rule]]\nname = \"a\"\nstatistic = \"jiter_ms\"\ncomparison = "
                                         "\"above\"\nraise = 2\nclear = 2\nwindw = 3\n");
  CHECK(found.find("did you mean jitter_ms?") != found.npos);
  CHECK(found.find("comparison \"above\" is not known") != found.npos);
  CHECK(found.find("the rule has no limit") != found.npos);
  CHECK(found.find("clear is not below raise") != found.npos);
  CHECK(found.find("windw") != found.npos);
  CHECK(
      all_problems(
          "[[rule]]\nname = \"a\"\nstatistic = \"mos\"\ncomparison = \"over\"\nlimit = 1\nclear_value = 2\n")
          .find("clear_value has an effect with mean over") != std::string::npos);
  CHECK(all_problems("x = ").find("not TOML") != std::string::npos);
}

TEST_CASE("a limit that is no number and a clear_value on the wrong side are mistakes") {
  const auto of = [](const char* comparison, const char* rest) {
    const std::string text = std::string("[[rule]]\nname = \"a\"\nstatistic = \"mos\"\ncomparison = \"") +
                             comparison + "\"\n" + rest;
    return all_problems(text.c_str());
  };
  CHECK_FALSE(of("over", "limit = nan\n").empty());
  CHECK_FALSE(of("mean over", "limit = 3\nclear_value = inf\n").empty());
  CHECK(of("mean over", "limit = 3\nclear_value = 4\n").find("above the limit") != std::string::npos);
  CHECK(of("mean under", "limit = 3\nclear_value = 2\n").find("below the limit") != std::string::npos);
  CHECK(of("mean over", "limit = 3\nclear_value = 1\n").empty());
}
