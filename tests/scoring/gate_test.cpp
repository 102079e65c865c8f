#include "scoring/gate.h"

#include "core/error.h"
#include "support/set_scores.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Matchers::Contains;
using scoring::SetScore;
using test::set_score;

namespace {

scoring::GateAnswer judged(const std::vector<SetScore>& before, const std::vector<SetScore>& now,
                           const std::vector<std::string>& limits) {
  std::vector<scoring::GateLimit> parsed;
  for (const std::string& each : limits) parsed.push_back(scoring::parse_gate_limit(each));
  return scoring::gate(before, now, parsed, "old.csv");
}

} // namespace

TEST_CASE("a stimulus that dropped by more than the limit fails, and stands first") {
  const auto answer = judged({set_score("a.1", "a", 4), set_score("a.2", "a", 4)},
                             {set_score("a.1", "a", 4.05), set_score("a.2", "a", 3.8)}, {"visqol_drop>0.1"});
  CHECK(answer.failed);
  REQUIRE(answer.rows.size() == 3); // and the condition
  CHECK(answer.rows[0].name == "a.2");
  REQUIRE(answer.rows[0].failures.size() == 1);
  CHECK_THAT(answer.rows[0].failures[0], Contains("visqol was 4.000 and is 3.800, worse by 0.200"));
  CHECK(answer.rows[1].failures.empty());
  CHECK(answer.rows[2].is_condition);
  CHECK(answer.rows[2].failures.empty()); // no limit is of conditions
  CHECK_FALSE(judged({set_score("a.1", "a", 4)}, {set_score("a.1", "a", 3)}, {}).failed);
}

TEST_CASE("a limit of conditions is of their means over the stimuli that both have") {
  const auto answer =
      judged({set_score("a.1", "a", 4), set_score("a.2", "a", 4)},
             {set_score("a.1", "a", 3.9), set_score("a.2", "a", 3.9), set_score("a.3", "a", 1)},
             {"condition.visqol_drop>0.05"});
  CHECK(answer.failed);
  CHECK(answer.rows.back().name == "a");
  CHECK_THAT(*answer.rows.back().drop, Catch::Matchers::WithinAbs(0.1, 1e-12));
  CHECK(answer.added == std::vector<std::string>{"a.3"});
}

TEST_CASE(
    "a stimulus that is gone or lost its score fails without any limit, one that never had one does not") {
  const auto lost = judged({set_score("a.1", "a", 4)}, {set_score("a.1", "a", std::nullopt)}, {});
  CHECK(lost.failed);
  CHECK_THAT(lost.rows[0].failures.at(0), Contains("has none: the reference is silent"));
  const auto gone =
      judged({set_score("a.1", "a", 4), set_score("a.2", "a", 4)}, {set_score("a.1", "a", 4)}, {});
  CHECK(gone.failed);
  CHECK(gone.gone == std::vector<std::string>{"a.2"});
  CHECK_FALSE(
      judged({set_score("a.1", "a", std::nullopt)}, {set_score("a.1", "a", std::nullopt)}, {"visqol_drop>0"})
          .failed);
  auto before = set_score("a.1", "a", 4);
  before.small.stoi = 0.9;
  CHECK_THAT(judged({before}, {set_score("a.1", "a", 4)}, {"stoi_drop>0.1"}).rows[0].failures.at(0),
             Contains("has no value"));
}

TEST_CASE("scores of another version, mapping or question, and of another set, are no baseline") {
  const std::vector<SetScore> now = {set_score("a.1", "a", 4)};
  for (const auto member : {&SetScore::version, &SetScore::mapping, &SetScore::mode, &SetScore::asked}) {
    auto before = now;
    before[0].*member = "another";
    CHECK_THROWS_WITH(judged(before, now, {}), Contains("share no axis"));
  }
  auto without = now;
  without[0].asked.clear(); // a table without that column
  CHECK_NOTHROW(judged(without, now, {}));
  CHECK_THROWS_WITH(judged({set_score("b.1", "b", 4)}, now, {}), Contains("no stimulus in common"));
  auto other_source = now;
  other_source[0].reference_sha256 = "other";
  CHECK_THAT(judged(other_source, now, {}).notes.at(0), Contains("the clean sound of 1 of 1 stimulus"));
}
