#include "bundle/dataset_description.h"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace quietroom::bundle;

namespace {

Dataset dataset() {
  return {"A \"Study\": Ä",
          "Votes of 2 listeners.",
          "1.2.3",
          false,
          {{{"data/table-long_data.csv", {"listener", "response_ms", "mood"}}, "votes", 12, "ab"},
           {{"methods.md", {}}, "method section", 3, "cd"}}};
}

} // namespace

TEST_CASE("dataset description: a data package lists every file with its hash and every column") {
  const auto json = nlohmann::json::parse(datapackage_json(dataset()));
  CHECK(json["name"] == "a-study");
  REQUIRE(json["resources"].size() == 2);
  CHECK(json["resources"][0]["name"] == "data-table-long-data.csv");
  CHECK(json["resources"][0]["hash"] == "sha256:ab");
  CHECK(json["resources"][0]["schema"]["fields"][1]["unit"] == "ms");
  CHECK(json["resources"][0]["schema"]["fields"][2]["type"] == "string");
  CHECK(json["resources"][0]["dialect"]["delimiter"] == ","); // no reader has to guess
  CHECK(json["resources"][1]["mediatype"] == "text/markdown");
  CHECK_FALSE(json["resources"][1].contains("schema"));
}

TEST_CASE("dataset description: Psych-DS has the variables of its tables, each once") {
  const auto json = nlohmann::json::parse(psych_ds_json(dataset()));
  CHECK(json["@type"] == "Dataset");
  CHECK(json["name"] == "A \"Study\": Ä");
  CHECK(json["variableMeasured"].size() == 3);
  CHECK(json["variableMeasured"][2]["unitText"] == "ms");
}

TEST_CASE("dataset description: a citation file quotes its texts and invents no author") {
  const std::string text = citation_cff(dataset());
  CHECK(text.find("cff-version: 1.2.0\n") == 0);
  CHECK(text.find("title: \"A \\\"Study\\\": Ä\"\n") != text.npos);
  CHECK(text.find("  - name: not recorded\n") != text.npos);
}

TEST_CASE("dataset description: a slug has letters, digits, hyphens and dots") {
  CHECK(slug("Codecs 2026 / run_1.csv") == "codecs-2026-run-1.csv");
  CHECK(slug("äöü") == "votes");
}
