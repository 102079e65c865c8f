#include "report/self_test_forms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using nlohmann::json;

namespace {

const std::vector<estimate::MetamorphicResult> results = {
    {"stoi", "identity is the top", {1.0}, true, ""},
    {"seg", "more loss never scores better", {3.0, 4.0}, false, "One gain"},
    {"lsd", "level changes nothing", {1.0, std::nullopt}, false, ""}};

} // namespace

TEST_CASE("a self-test tells what holds, what breaks as published, and what should not break") {
  const std::string text = report::self_test_text(results);
  CHECK(text.find("holds") != std::string::npos);
  CHECK(text.find("breaks, as published  3.000  4.000") != std::string::npos);
  CHECK(text.find("BREAKS") != std::string::npos);
  CHECK(text.ends_with(
      "1 of 3 relations hold, 1 are broken by the published method (quietroom estimate --explain), "
      "1 BREAK and should not\n"));
  const json found = json::parse(report::self_test_json(results));
  CHECK(found[1]["holds"] == false);
  CHECK(found[1]["known"] == "One gain");
  CHECK(found[2]["values"][1].is_null());
  CHECK(found[0]["known"].is_null());
}

TEST_CASE("what measures are is explained with their sources and what the published methods break") {
  const std::string text = report::measures_explained();
  for (const char* words : {"conformance 333", "STOI", "SI-SDR", "a silent reference (5.0 there",
                            "seg_snr_db: more loss never scores better. One gain"})
    CHECK(text.find(words) != std::string::npos);
}
