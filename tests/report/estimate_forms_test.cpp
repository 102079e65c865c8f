#include "report/estimate_forms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::estimate;
using nlohmann::json;

namespace {

ScoredPair two_windows() {
  ScoredPair out{"clean.wav", "coded.wav", {}};
  PairEstimate& it = out.estimate;
  it.rate_hz = 16000;
  it.reference_s = 2.5;
  it.centres_hz = {50, 6775};
  it.mapping = "exponential, scaled";
  it.mos_lqo = 3.25;
  it.warnings = {"one doubt", "and another"};
  it.small = {0.9, 0.8, 12.5, {}, 3.0};
  ComparisonOfPair comparison;
  comparison.lag = {-160, -160};
  comparison.patches_asked = 3;
  comparison.patches = {{0.18, 0.18, 0.4, {0.9, {0.8, 1.0}}},
                        {0.58, 0.6, 0.4, {0.5, {0.4, 0.6}}},
                        {0.98, {}, 0.4, {0, {0, 0}}}};
  comparison.similarity = {{0.4, 0.53}, 0.465};
  it.comparison = comparison;
  return out;
}

ScoredPair no_score() {
  ScoredPair out{"silence.wav", "coded.wav", {}};
  out.estimate.mapping = "exponential, scaled";
  out.estimate.reason = "the reference is silent";
  return out;
}

} // namespace

TEST_CASE("a document has the keys of the contract, and the windows with the worst first") {
  const json found = json::parse(report::estimate_json(two_windows()));
  CHECK(found["measure"] == "visqol");
  CHECK(found["version"] == "333");
  CHECK(found["mode"] == "speech");
  CHECK(found["mapping"] == "exponential, scaled");
  CHECK(found["mos_lqo"] == 3.25);
  CHECK(found["reason"].is_null());
  CHECK(found["warnings"] == json::array({"one doubt", "and another"}));
  CHECK(found["vnsim"] == 0.465);
  CHECK(found["fvnsim"] == json::array({0.4, 0.53}));
  CHECK(found["centre_hz"] == json::array({50, 6775}));
  CHECK(found["lag_s"] == -0.01);
  CHECK(found["stoi"] == 0.9);
  CHECK(found["estoi"] == 0.8);
  CHECK(found["si_sdr_db"] == 12.5);
  CHECK(found["seg_snr_db"].is_null());
  CHECK(found["lsd_db"] == 3);
  REQUIRE(found["patches"].size() == 3);
  CHECK(found["patches"][0]["deg_s"].is_null());
  CHECK(found["patches"][0]["lag_s"].is_null());
  CHECK(found["patches"][1]["ref_s"] == 0.58);
  CHECK(found["patches"][1]["nsim"] == 0.5);
  CHECK(found["patches"][1]["fvnsim"] == json::array({0.4, 0.6}));
  CHECK_THAT(found["patches"][1]["lag_s"].get<double>(), Catch::Matchers::WithinAbs(-0.03, 1e-12));
  CHECK(found["patches"][2]["nsim"] == 0.9);
}

TEST_CASE("without a score there is null and the reason, in every form") {
  const json found = json::parse(report::estimate_json(no_score()));
  CHECK(found["mos_lqo"].is_null());
  CHECK(found["vnsim"].is_null());
  CHECK(found["lag_s"].is_null());
  CHECK(found["reason"] == "the reference is silent");
  CHECK(found["patches"] == json::array());
  CHECK(report::estimate_text(no_score()) ==
        "MOS-LQO \u2013, ViSQOL 333, speech mode, mapping: exponential, scaled\n"
        "no score: the reference is silent\n");
  CHECK(report::estimate_cells(no_score()) ==
        std::vector<std::string>{"visqol", "333", "speech", "exponential, scaled", "",
                                 "the reference is silent", "", "", "", "", "", "", "", ""});
}

TEST_CASE("several pairs are an array, and a row of a CSV has the full precision") {
  const json found = json::parse(report::estimates_json({two_windows(), no_score()}));
  REQUIRE(found.size() == 2);
  CHECK(found[1]["reference"] == "silence.wav");
  CHECK(report::estimate_columns() ==
        std::vector<std::string>{"measure", "version", "mode", "mapping", "mos_lqo", "reason", "warnings",
                                 "vnsim", "lag_s", "stoi", "estoi", "si_sdr_db", "seg_snr_db", "lsd_db"});
  CHECK(report::estimate_cells(two_windows()) ==
        std::vector<std::string>{"visqol", "333", "speech", "exponential, scaled", "3.25", "",
                                 "one doubt; and another", "0.465", "-0.01", "0.9", "0.8", "12.5", "", "3"});
}

TEST_CASE("for readers the score stands first and the worst windows below it, ten at most") {
  const std::string found = report::estimate_text(two_windows());
  CHECK(found.starts_with("MOS-LQO 3.25, ViSQOL 333, speech mode, mapping: exponential, scaled\n"
                          "VNSIM 0.465 over 3 windows; 2.50 s at 16000 Hz; lag -0.0100 s"));
  CHECK(found.find("The windows, the worst first:") != std::string::npos);
  CHECK(found.find("0.58") < found.find("0.18"));
  ScoredPair many = two_windows();
  many.estimate.comparison->patches.resize(12, many.estimate.comparison->patches.front());
  CHECK(report::estimate_text(many).find("The 10 worst of 12 windows:") != std::string::npos);
}
