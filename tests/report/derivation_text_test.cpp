#include "report/derivation_forms.h"

#include "report/a_derivation.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("the text of a derivation tells codecs, losses, references and conditions") {
  const std::string text = derivation_text(test::derived());
  CHECK(text.find("\nnew    15.0  10.8 to 19.2  –                    15  11.6  6.6 to 20.1  –") !=
        std::string::npos);
  CHECK(text.find("reference     R  published Ie  R(direct) - R  residual\n") != std::string::npos);
  CHECK(text.find("by Bpl") != std::string::npos);
  CHECK(text.find("equivalent Q") == std::string::npos); // no ladder
  CHECK(text.ends_with("Excluded: L9 (2 votes), by name.\n"));
}

TEST_CASE("the CSV of a derivation has a row for each codec with every figure") {
  const Table table = derivation_csv(test::derived(true));
  REQUIRE(table.rows.size() == 3); // r1 and r2 are no references then and stand alone
  const std::string csv = to_csv(table);
  CHECK(csv.starts_with("codec,ie,ie_se,ie_delta_low,ie_delta_high,ie_bootstrap_low,ie_bootstrap_high,"
                        "ie_rounded,bpl,bpl_se,bpl_delta_low,bpl_delta_high,bpl_bootstrap_low,"
                        "bpl_bootstrap_high,bpl_rounded,a,b,residual_se,n_references,n_listeners,band,"
                        "rescaled,forced,objections,excluded\n"));
  CHECK(csv.find("too few references: 2") != std::string::npos);
}

TEST_CASE("a derivation that was refused begins with why") {
  CHECK(derivation_text(test::derived(true))
            .starts_with("FORCED: this panel was refused, and --force shows it anyway.\n"
                         "  too few references: 2"));
}

TEST_CASE("a panel without losses has no table of them, and a simulated one says so first") {
  auto answer = test::derived();
  answer.result.codecs[0].lossy.clear();
  answer.provenance.simulated = true;
  const std::string text = derivation_text(answer);
  CHECK(text.starts_with("SIMULATED votes"));
  CHECK(text.find("by Bpl") == std::string::npos);
  CHECK(text.find("\nx  ") != std::string::npos); // the conditions stand there all the same
}
