#include "report/comparison_forms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

/// Two points of two objectives, of which the second lacks one.
analysis::Comparison comparison() {
  analysis::PairsQuestion pairs;
  for (const auto& [condition, mos] : {std::pair{"a", 4.0}, {"b", 2.0}}) {
    auto& point = pairs.points.emplace_back();
    point.condition = condition;
    point.mos = mos;
    point.ci_half = 0.25;
    point.n_votes = 8;
  }
  pairs.objectives = {{"one", "p.csv", {4.125, 3.0}}, {"two", "p.csv", {4.0, std::nullopt}}};
  analysis::Comparison out = comparison_of(pairs, {});
  out.provenance.left_out.practice = 3;
  out.provenance.excluded = {{"L1", "by name", 8}};
  out.provenance.where = {"talker=f1"};
  out.provenance.designation = "MOS-LQSN";
  out.provenance.ci = stats::CiOptions(stats::CiMethod::listeners);
  return out;
}

nlohmann::json json_of(const analysis::Comparison& answer) {
  return nlohmann::json::parse(text(comparison_json(answer)));
}

} // namespace

TEST_CASE("the CSV of a comparison has a row for each point and model, with its votes") {
  const std::string csv = to_csv(comparison_csv(comparison()));
  CHECK(csv.starts_with("model,condition,mos,ci_half,n_votes,objective,mapped,difference,within_ci,mapping,"
                        "ci_method,excluded,where\n"));
  CHECK(csv.find(",yes,") != std::string::npos);
  CHECK(csv.find("\ntwo,b,") != std::string::npos);
  CHECK(csv.find(",listeners,L1,talker=f1\n") != std::string::npos);
}

TEST_CASE("the JSON of a comparison says which votes it is of") {
  const auto json = json_of(comparison());
  CHECK(json["left_out"]["practice"] == 3);
  CHECK(json["excluded"][0]["listener"] == "L1");
  CHECK(json["where"][0] == "talker=f1");
  CHECK(json["designation"] == "MOS-LQSN");
  CHECK(json["ci_method"] == "listeners");
  CHECK(json["simulated"] == false);
  CHECK(json["models"].size() == 2);
  CHECK(json["tests"].size() >= 1);
  CHECK(json["conditions"][0]["within_ci"] == true);
  CHECK(json["models"][1]["conditions"][1]["objective"].is_null());
  CHECK_FALSE(json.contains("circular"));
}

TEST_CASE("the circular part stands in the JSON and in the text") {
  analysis::Comparison answer = comparison();
  answer.provenance.simulated = true;
  answer.models[0].circular = analysis::CircularConditions{{"b"}, 2, true};
  const auto json = json_of(answer);
  CHECK(json["circular"] == true);
  CHECK(json["circular_conditions"] == nlohmann::json::array({"b"}));
  const std::string text = comparison_text(answer);
  CHECK(text.starts_with("SIMULATED votes"));
  CHECK(text.find("1 of 2 conditions: its simulated truth comes from the E-model") != std::string::npos);
  answer.models[0].circular = analysis::CircularConditions{{}, 2, true};
  CHECK(json_of(answer)["circular"] == false);
}

TEST_CASE("the text of a comparison begins with the verdicts and ends with the choice of votes") {
  analysis::Comparison answer = comparison();
  answer.forced = {{{analysis::Allowance::mixed_studies, "two studies"}, "--mixed-studies"}};
  answer.source = "95 % intervals";
  const std::string text = comparison_text(answer);
  CHECK(text.starts_with("FORCED (--mixed-studies): two studies.\none agrees within"));
  CHECK(text.ends_with("95 % intervals.\nOnly rows with talker=f1.\nExcluded: L1 (8 votes), by name.\n"));
  CHECK(json_of(answer)["forced"][0]["option"] == "--mixed-studies");
  CHECK(to_csv(comparison_csv(answer)).find(",--mixed-studies\n") != std::string::npos);
}

TEST_CASE("points without an interval are told as what they lack") {
  analysis::Comparison answer = comparison();
  for (auto& point : answer.models[0].points) point.ci_half.reset();
  answer.models.resize(1);
  answer.rounds.clear();
  answer.models[0].agreement = compare::agreement(answer.models[0].points);
  CHECK(comparison_text(answer).starts_with(
      "No condition can be compared yet: each needs an interval (two or more "
      "listeners) and a value of one"));
}
