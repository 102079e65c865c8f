#include "report/set_scores_forms.h"

#include "support/set_scores.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using nlohmann::json;
using test::set_score;

TEST_CASE(
    "for readers: a row a condition, the lowest with their worst window, and who has no score and why") {
  const std::string text = report::set_scores_text(
      {set_score("a.1", "a", 4), set_score("a.2", "a", 3), set_score("b.1", "b", std::nullopt)}, 1);
  CHECK(text.starts_with("ViSQOL 333, speech mode, mapping: exponential, scaled; 3 stimuli\n"));
  CHECK(text.find("a          2     0     3.50    3.00") != std::string::npos);
  CHECK(text.find("The lowest of them, and its least") != std::string::npos);
  CHECK(text.find("3.00  0.600        1.50") != std::string::npos);
  CHECK(text.ends_with("Without a score:\n  b.1: the reference is silent\n"));
  CHECK(report::set_scores_text({}, 10) == "no stimulus\n");
}

TEST_CASE("for programs: an object a stimulus, null with the reason where there is no score") {
  const json found =
      json::parse(report::set_scores_json({set_score("a.1", "a", 4), set_score("b.1", "b", std::nullopt)}));
  REQUIRE(found.size() == 2);
  CHECK(found[0]["mos_lqo"] == 4);
  CHECK(found[0]["stimulus"] == "a.1");
  CHECK(found[0]["mode"] == "speech");
  CHECK(found[0]["reason"].is_null());
  CHECK(found[1]["mos_lqo"].is_null());
  CHECK(found[1]["reason"] == "the reference is silent");
}

TEST_CASE("windows stand in JSON with the worst first, and their bands where they are known") {
  auto score = set_score("a.1", "a", 4);
  score.lag_s = 0.25;
  score.patches = {{0.5, 0.5, 0.4, {0.9, {0.9}}}, {1.0, {}, 0.4, {0.0, {0.0}}}};
  const json found = json::parse(report::set_scores_json({score}));
  REQUIRE(found[0]["patches"].size() == 2);
  CHECK(found[0]["patches"][0]["ref_s"] == 1.0);
  CHECK(found[0]["patches"][0]["deg_s"].is_null());
  CHECK(found[0]["patches"][1]["lag_s"] == 0.25);
  CHECK(found[0]["patches"][1]["fvnsim"] == json({0.9}));
  CHECK(found[0]["fvnsim"].empty());
  score.fvnsim = {0.5, 0.25};
  for (auto& patch : score.patches) patch.similarity.by_band.clear();
  const json kept = json::parse(report::set_scores_json({score}));
  CHECK(kept[0]["fvnsim"] == json({0.5, 0.25}));
  CHECK(kept[0]["patches"].size() == 2);
  CHECK_FALSE(kept[0]["patches"][0].contains("fvnsim"));
}
