#include "report/proof_forms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using Catch::Matchers::Contains;

namespace {

analysis::Proof one_problem() {
  return {48,
          3,
          "abc",
          {{"L01-1", 48, 3, "abc"}},
          {{Severity::error, "L01-1:2:14:1", "does not fit its digest"}}};
}

} // namespace

TEST_CASE("the JSON of a proof has votes, unproved, ok, head and problems") {
  const auto json = nlohmann::json::parse(report::proof_json(one_problem()));
  CHECK(json.size() == 6);
  CHECK(json["votes"] == 48);
  CHECK(json["unproved"] == 3);
  CHECK(json["ok"] == false);
  CHECK(json["head"] == "abc");
  CHECK(json["problems"] ==
        nlohmann::json::parse(
            R"([{"severity": "error", "where": "L01-1:2:14:1", "message": "does not fit its digest"}])"));
  CHECK(nlohmann::json::parse(report::proof_json({}))["head"].is_null());
  CHECK(nlohmann::json::parse(report::proof_json({}))["ok"] == true);
}

TEST_CASE("the text of a proof names each problem first, then each session with its head") {
  const std::string text = report::proof_text(one_problem());
  CHECK(text.starts_with("error: L01-1:2:14:1: does not fit its digest\n"));
  CHECK_THAT(text, Contains("head of the study: abc"));
  CHECK_THAT(text, Contains("3 of 48 votes are unproved"));
  CHECK_THAT(text, Contains("1 problem in 48 votes"));
  analysis::Proof whole = one_problem();
  whole.problems.clear();
  CHECK_THAT(report::proof_text(whole), Contains("45 votes hold"));
}

TEST_CASE("a session beside the study is shown apart, and is in no count") {
  analysis::Proof proof;
  proof.votes = 5;
  proof.sessions = {{"L01-1", 5, 0, "abc"}};
  proof.beside = {{"L01-1", 7, 0, "def"}};
  const std::string text = report::proof_text(proof);
  CHECK(text.find("beside the study, in no statistic") != text.npos);
  CHECK(text.find("def") > text.find("beside the study"));
  CHECK(text.find("5 votes hold\n") != text.npos);
  const auto json = nlohmann::json::parse(report::proof_json(proof));
  CHECK(json["votes"] == 5);
  CHECK(json["beside"][0]["votes"] == 7);
}
