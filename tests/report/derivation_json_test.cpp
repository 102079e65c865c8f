#include "report/derivation_forms.h"

#include "report/a_derivation.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("the JSON of a derivation nests what belongs to a codec and says which votes it is of") {
  const auto json = nlohmann::json::parse(text(derivation_json(test::derived())));
  const auto& codec = json["codecs"][0];
  CHECK(codec["codec"] == "new");
  CHECK(codec["ie"]["rounded"] == 15.0);
  CHECK(codec["clean"] == nlohmann::json::array({"x"}));
  CHECK(codec["loss"][0]["condition"] == "y");
  CHECK(codec["why_no_bpl"].is_null());
  CHECK(json["fit"]["references"][3]["ie_published"] == 50.0);
  CHECK(json["conditions"].size() == 6);
  CHECK(json["left_out"]["practice"] == 1);
  CHECK(json["excluded"][0]["listener"] == "L9");
  CHECK(json["forced"] == false);
}

TEST_CASE("the JSON says the fit, that nothing was rescaled, and what the intervals rest on") {
  const auto answer = test::derived();
  const auto json = nlohmann::json::parse(text(derivation_json(answer)));
  CHECK(json["band"] == "nb");
  CHECK(json["fit"]["direct"] == "r0");
  CHECK(json["fit"]["n"] == 4);
  CHECK(json["fit"]["a"]["value"] == answer.result.fit.a);
  CHECK(json["fit"]["b"]["value"] == answer.result.fit.b);
  CHECK(json["rescale"].is_null());
  CHECK(json["mnru"].empty());
  CHECK(json["bootstrap"]["replicates"] == answer.propagation.replicates);
  CHECK(json["circular"] == false);
}

TEST_CASE("a rescaled panel and a rise of the MNRU that fell are told with their numbers") {
  auto answer = test::derived();
  answer.result.fit.rescale = compare::Rescale{4.6, 4.4};
  answer.mnru.rises = {{5, 15, -0.5, 0.25}, {15, 25, 1.0, std::nullopt}};
  const auto json = nlohmann::json::parse(text(derivation_json(answer)));
  CHECK(json["rescale"]["mos_direct"] == 4.6);
  CHECK_THAT(json["rescale"]["factor"].get<double>(), Catch::Matchers::WithinAbs(3.4 / 3.6, 1e-12));
  CHECK(json["mnru"][0]["q_db"] == nlohmann::json::array({5.0, 15.0}));
  CHECK(json["mnru"][0]["violated"] == true);
  CHECK(json["mnru"][0]["beyond_interval"] == true);
  CHECK(json["mnru"][1]["violated"] == false);
  CHECK(json["mnru"][1]["ci_half"].is_null());
}

TEST_CASE("a result that was forced says so, with the objections") {
  const auto json = nlohmann::json::parse(text(derivation_json(test::derived(true))));
  CHECK(json["forced"] == true);
  REQUIRE(json["objections"].size() == 1);
  CHECK(json["objections"][0].get<std::string>().starts_with("too few references: 2"));
}
