#include "report/comparison_forms.h"

#include "report/two_objectives.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

nlohmann::json json_of(const analysis::Comparison& answer) {
  return nlohmann::json::parse(text(comparison_json(answer)));
}

} // namespace

TEST_CASE("the JSON of a comparison says which votes it is of") {
  const auto json = json_of(test::two_objectives());
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

TEST_CASE("the circular part stands in the JSON, and none where nothing is circular") {
  analysis::Comparison answer = test::two_objectives();
  answer.models[0].circular = analysis::CircularConditions{{"b"}, 2, true};
  const auto json = json_of(answer);
  CHECK(json["circular"] == true);
  CHECK(json["circular_conditions"] == nlohmann::json::array({"b"}));
  answer.models[0].circular = analysis::CircularConditions{{}, 2, true};
  CHECK(json_of(answer)["circular"] == false);
}

TEST_CASE("what was forced, where the votes are from and what was warned of stand in the JSON") {
  analysis::Comparison answer = test::two_objectives();
  answer.forced = {{{analysis::Allowance::mixed_studies, "two studies"}, "--mixed-studies"}};
  answer.source = "95 % intervals";
  answer.warnings = {{Severity::warning, "v.csv:3", "odd"}};
  const auto json = json_of(answer);
  CHECK(json["forced"] ==
        nlohmann::json::array({{{"option", "--mixed-studies"}, {"reason", "two studies"}}}));
  CHECK(json["source"] == "95 % intervals");
  CHECK(json["problems"][0]["where"] == "v.csv:3");
  answer.provenance.ci.reset(); // finished pairs say nothing of it
  CHECK(json_of(answer)["ci_method"].is_null());
  CHECK(json_of(answer).contains("ci_method"));
}

TEST_CASE("each mapping has its coefficients and measures, and the first figures are those without one") {
  const auto json = json_of(test::two_objectives());
  const auto& mappings = json["mappings"];
  CHECK(mappings[0]["name"] == "none");
  CHECK(mappings[0]["order"] == 0);
  CHECK(mappings[0]["rmse"] == json["rmse"]);
  // objective - MOS: 0.125 and 1
  CHECK(json["bias"] == 0.5625);
  CHECK(json["max_error"] == 1.0);
  CHECK(json["bland_altman"]["bias"] == 0.5625);
  CHECK(json["models"][0]["model"] == "one");
  CHECK(json["tests"][0]["a"] == "one");
  CHECK(json["tests"][0]["b"] == "two");
  CHECK(json["tests"][0]["n"] == 1); // two lacks a value on b
  CHECK(json["tests"][0]["left_out"] == 1);
  CHECK(json["tests"][0]["fisher_z"].is_null());
}

TEST_CASE("one model has neither models nor tests") {
  analysis::Comparison answer = test::two_objectives();
  answer.models.resize(1);
  CHECK_FALSE(json_of(answer).contains("models"));
  CHECK_FALSE(json_of(answer).contains("tests"));
}
