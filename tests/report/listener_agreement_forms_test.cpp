#include "report/listener_agreement_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::ListenerAgreement agreement() {
  analysis::ListenerAgreement out;
  out.icc.emplace();
  out.icc->n_targets = 3;
  out.icc->n_raters = 2;
  out.icc->icc_2_1 = 0.25;
  out.icc->limits_2_1 = stats::Limits{0.125, 0.5};
  out.kendall_w = 0.75;
  out.n_stimuli = 4;
  return out;
}

} // namespace

TEST_CASE("listener agreement forms: readers are told who would agree, programs get keys") {
  const AnswerForms forms = listener_agreement_forms(agreement());
  CHECK(to_text(forms.tables.at(0))
            .starts_with("coefficient     value  95 % from    to  would agree\n"
                         "ICC(2,1)         0.25       0.12  0.50  one other listener, absolute MOS\n"));
  CHECK(to_csv(forms.csv).starts_with(
      "coefficient,value,ci_low,ci_high\nicc_2_1,0.25,0.125,0.5\nicc_2_k,,,\n"));
  CHECK(to_csv(forms.csv).ends_with("kendall_w,0.75,,\n"));
}

TEST_CASE("listener agreement forms: JSON has limits as pairs, and null without them") {
  const std::string json = one_line(Json(listener_agreement_forms(agreement()).json));
  CHECK(json.find(R"("icc_2_1_ci": [0.125, 0.5], "icc_3_1_ci": null)") != std::string::npos);
  CHECK(json.ends_with(R"("kendall_w": 0.75})"));
  CHECK(one_line(Json(listener_agreement_forms({}).json)).starts_with(R"({"icc": null, )"));
}

TEST_CASE("listener agreement forms: the note says over how many stimuli the ICC is, or why there is none") {
  CHECK(listener_agreement_forms(agreement()).notes[0] ==
        "ICC after Shrout and Fleiss over the 3 of 4 stimuli that all 2 listeners rated; F intervals of "
        "McGraw and "
        "Wong");
  analysis::ListenerAgreement none;
  none.n_stimuli = 4;
  CHECK(listener_agreement_forms(none).notes[0] ==
        "No ICC: fewer than two listeners, or fewer than two of 4 stimuli rated by all of them");
}
