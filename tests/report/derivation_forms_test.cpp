#include "report/derivation_forms.h"

#include "analysis/references.h"
#include "analysis/votes_in.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::DerivationAnswer derived(bool by_force = false) {
  analysis::DerivationQuestion question;
  question.conditions = test::four_references();
  question.conditions.push_back(test::of_codec("x", "new", 0));
  question.conditions.push_back(test::of_codec("y", "new", 3));
  if (by_force) question.choice.references = {"r0", "r3"};
  question.refused_too = by_force;
  const auto table = test::votes_in(test::panel_of_references("43443444", "33433233"));
  auto out = std::get<analysis::DerivationAnswer>(derivation_of(table, question));
  out.provenance.excluded = {{"L9", "by name", 2}};
  return out;
}

} // namespace

TEST_CASE("the text of a derivation tells codecs, losses, references and conditions") {
  const std::string text = derivation_text(derived());
  CHECK(text.find("\nnew    15.0  10.8 to 19.2  –                    15  11.6  6.6 to 20.1  –") !=
        std::string::npos);
  CHECK(text.find("reference     R  published Ie  R(direct) - R  residual\n") != std::string::npos);
  CHECK(text.find("by Bpl") != std::string::npos);
  CHECK(text.find("equivalent Q") == std::string::npos); // no ladder
  CHECK(text.ends_with("Excluded: L9 (2 votes), by name.\n"));
}

TEST_CASE("the JSON of a derivation nests what belongs to a codec and says which votes it is of") {
  const auto json = nlohmann::json::parse(text(derivation_json(derived())));
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

TEST_CASE("the CSV of a derivation has a row for each codec with every figure") {
  const Table table = derivation_csv(derived(true));
  REQUIRE(table.rows.size() == 3); // r1 and r2 are no references then and stand alone
  const std::string csv = to_csv(table);
  CHECK(csv.starts_with("codec,ie,ie_se,ie_delta_low,ie_delta_high,ie_bootstrap_low,ie_bootstrap_high,"
                        "ie_rounded,bpl,bpl_se,bpl_delta_low,bpl_delta_high,bpl_bootstrap_low,"
                        "bpl_bootstrap_high,bpl_rounded,a,b,residual_se,n_references,n_listeners,band,"
                        "rescaled,forced,objections,excluded\n"));
  CHECK(csv.find("too few references: 2") != std::string::npos);
}

TEST_CASE("a derivation that was refused begins with why") {
  CHECK(derivation_text(derived(true))
            .starts_with("FORCED: this panel was refused, and --force shows it anyway.\n"
                         "  too few references: 2"));
}
