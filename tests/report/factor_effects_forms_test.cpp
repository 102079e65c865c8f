#include "report/factor_effects_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::FactorEffects effects() {
  analysis::FactorEffects out;
  out.a = "condition";
  out.repeated.emplace();
  out.repeated->effect = {6, 1, 1, 2, 12, 0.0742, 0.857};
  out.repeated->epsilon_gg = 0.5;
  out.repeated->p_gg = 0.00001;
  out.repeated->n_listeners = 3;
  out.repeated->n_left_out = 1;
  out.one_way = stats::AnovaEffect{6, 1.5, 1, 4, 16, 0.0161, 0.8};
  return out;
}

} // namespace

TEST_CASE("factor effects forms: a correction of epsilon stands below its analysis, with its own df") {
  CHECK(to_text(factor_effects_forms(effects()).tables.at(0)) ==
        "method                source       SS    df  SS error  df error  F / chi2        p  part. eta2\n"
        "repeated measures     condition  6.00  1.00      1.00      2.00     12.00   0.0742       0.857\n"
        "  Greenhouse-Geisser  condition     –  0.50         –      1.00     12.00  <0.0001           –\n"
        "one-way over votes    condition  6.00  1.00      1.50      4.00     16.00   0.0161       0.800\n");
}

TEST_CASE("factor effects forms: a CSV has methods without indent and p in full") {
  const std::string csv = to_csv(factor_effects_forms(effects()).csv);
  CHECK(csv.starts_with("method,source,ss,df1,ss_error,df2,statistic,p,partial_eta2\n"));
  CHECK(csv.find("\nGreenhouse-Geisser,condition,,0.5,,1,12,1e-05,\n") != std::string::npos);
}

TEST_CASE("factor effects forms: JSON is null where a method was not possible") {
  const std::string json = one_line(Json(factor_effects_forms(effects()).json));
  CHECK(
      json.starts_with(R"({"factor": "condition", "one_way": {"ss": 6.0, "ss_error": 1.5, "df1": 1.0, )"
                       R"("df2": 4.0, "f": 16.0, "p": 0.0161, "partial_eta2": 0.8}, "repeated_measures": )"));
  CHECK(json.ends_with(R"("friedman": null, "two_factor": null})"));
}

TEST_CASE("factor effects forms: notes say who was left out, and what could not be done") {
  analysis::FactorEffects one = effects();
  one.b = "talker";
  std::vector<std::string> notes = factor_effects_forms(one).notes;
  REQUIRE(notes.size() == 3);
  CHECK(notes[0] ==
        "Repeated measures over listener means of each condition, 3 listeners (1 without a vote on "
        "every level left out); epsilon Greenhouse-Geisser 0.500, Huynh-Feldt –");
  CHECK(notes[1] == "No condition x talker analysis: fewer than two listeners voted on every combination");
  one.repeated.reset();
  CHECK(factor_effects_forms(one).notes[0] ==
        "No repeated measures: fewer than two listeners voted on every condition");
}
