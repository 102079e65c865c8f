#include "report/recovered_quality_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::RecoveredQuality answer() {
  analysis::RecoveredQuality out;
  out.least_inconsistency = 0.1;
  out.stimuli = {{"s1", "A", 4.25, 0.5, 0.25, 0.125, 4, std::nullopt, 1}};
  out.listeners = {{"L1", -0.5, 0.25, 0.5, 0.1, {0.02, 0.05, 0.2}, -0.75, 4, true, true},
                   {"L2", 0.5, 0.25, 0.5, 0.75, {0.2, 0.5, 1.5}, 0.75, 9, false, false}};
  out.models = {{"mos", {-1.5, 3, 4, 0.25}}};
  out.iterations = 7;
  out.converged = true;
  out.n_votes = 13;
  return out;
}

} // namespace

TEST_CASE("recovered quality forms: readers get stimuli, listeners and models") {
  const AnswerForms forms = recovered_quality_forms(answer());
  REQUIRE(forms.tables.size() == 3);
  CHECK(to_text(forms.tables[0]) == "stimulus  condition  quality ± CI  MOS less bias  SE  votes\n"
                                    "s1        A           4.25 ± 0.50           4.00   –      1\n");
  CHECK(to_text(forms.tables[1]) ==
        "listener     bias ± CI  inconsistency   low  high  votes  flag\n"
        "L1        -0.50 ± 0.50           0.10  0.05  0.20      4  few votes, floored\n"
        "L2         0.50 ± 0.50           0.75  0.50  1.50      9\n");
  CHECK(to_text(forms.tables[2]) == "model, per vote   log L  parameters    AIC    BIC\n"
                                    "mos              -1.500       0.250  3.000  4.000\n");
}

TEST_CASE("recovered quality forms: the CSV is of stimuli, or of listeners where asked") {
  CHECK(to_csv(recovered_quality_forms(answer()).csv) ==
        "stimulus,condition,quality,ci_half,p913_mos,p913_se,n_votes\ns1,A,4.25,0.5,4,,1\n");
  CHECK(to_csv(recovered_quality_forms(answer(), RecoveredRows::listeners).csv) ==
        "listener,bias,bias_ci_half,inconsistency,inconsistency_low,inconsistency_high,n_votes,flag\n"
        "L1,-0.5,0.5,0.1,0.05,0.2,4,\"few votes, floored\"\nL2,0.5,0.5,0.75,0.5,1.5,9,\n");
}

TEST_CASE("recovered quality forms: JSON has the ends of the interval and both errors") {
  const std::string json = one_line(Json(recovered_quality_forms(answer()).json));
  CHECK(json.starts_with(
      R"({"stimuli": [{"stimulus": "s1", "condition": "A", "quality": 4.25, "ci_low": 3.75, )"
      R"("ci_high": 4.75, "se_fisher": 0.25, "se_residual": 0.125, "p913_mos": 4.0, )"
      R"("p913_se": null, "n_votes": 1}], "listeners": [{"listener": "L1", "bias": -0.5, )"
      R"("inconsistency": 0.1, "bias_se": 0.25, "inconsistency_se": 0.02, )"
      R"("inconsistency_low": 0.05, "inconsistency_high": 0.2, "p913_bias": -0.75, )"
      R"("n_votes": 4, "floored": true, "few_votes": true}, )"));
  CHECK(json.find(R"("iterations": 7, "converged": true)") != std::string::npos);
  CHECK(json.find(R"("n_votes": 13, "n_listeners": 2, "n_files": 1})") != std::string::npos);
}

TEST_CASE(
    "recovered quality forms: notes say how many inconsistencies were floored, and that it did not rest") {
  analysis::RecoveredQuality one = answer();
  one.converged = false;
  one.error = analysis::QualityError::residual;
  const std::vector<std::string> notes = recovered_quality_forms(one).notes;
  REQUIRE(notes.size() == 3);
  CHECK(notes[0] ==
        "Maximum likelihood by alternating projection, 7 iterations without coming to rest; 95 % "
        "intervals: ± 1.96 SE from the residuals of each stimulus; 2 listeners, 13 votes, 1 files");
  CHECK(notes[2] == "1 inconsistencies floored at 0.1: such listeners would decide alone");
}
