#include "report/listener_agreement_forms.h"

#include "report/fields.h"

namespace quietroom::report {

namespace {

using analysis::ListenerAgreement;

struct Coefficient {
  std::string key, name, meaning;
  std::optional<double> value;
  std::optional<stats::Limits> limits;
};

std::vector<Coefficient> coefficients_of(const ListenerAgreement& answer) {
  const stats::Icc icc = answer.icc.value_or(stats::Icc{});
  const stats::KrippendorffAlpha& alpha = answer.alpha;
  return {{"icc_2_1", "ICC(2,1)", "one other listener, absolute MOS", icc.icc_2_1, icc.limits_2_1},
          {"icc_2_k", "ICC(2,k)", "another such panel, absolute MOS", icc.icc_2_k, {}},
          {"icc_3_1", "ICC(3,1)", "one listener, ranking only", icc.icc_3_1, icc.limits_3_1},
          {"icc_3_k", "ICC(3,k)", "this panel, ranking only", icc.icc_3_k, icc.limits_3_k},
          {"icc_1_1", "ICC(1,1)", "one listener, other ones for every stimulus", icc.icc_1_1, {}},
          {"icc_1_k", "ICC(1,k)", "a panel, other ones for every stimulus", icc.icc_1_k, {}},
          {"alpha_ordinal", "alpha ordinal", "Krippendorff, votes as ranks", alpha.ordinal, {}},
          {"alpha_interval", "alpha interval", "Krippendorff, votes as distances", alpha.interval, {}},
          {"alpha_nominal", "alpha nominal", "Krippendorff, votes as names", alpha.nominal, {}},
          {"kendall_w", "Kendall's W", "ranking of the conditions", answer.kendall_w, {}}};
}

Fields<Coefficient> coefficient_fields() {
  using Row = Coefficient;
  return {{"coefficient", "coefficient", 0, for_readers, &Row::name},
          {"coefficient", "", 0, csv_alone, &Row::key},
          {"value", "value", 2, in_tables, &Row::value},
          {"ci_low", "95 % from", 2, in_tables,
           [](const Row& r) { return r.limits ? Value(r.limits->low) : Value(); }},
          {"ci_high", "to", 2, in_tables,
           [](const Row& r) { return r.limits ? Value(r.limits->high) : Value(); }},
          {"meaning", "would agree", 0, for_readers, &Row::meaning}};
}

Json both_limits(const std::optional<stats::Limits>& limits) {
  return limits ? Json(Json::Array{limits->low, limits->high}) : Json();
}

Json icc_json(const std::optional<stats::Icc>& icc) {
  if (!icc) return {};
  return Json::Object{{"n_stimuli", icc->n_targets},
                      {"n_listeners", icc->n_raters},
                      {"icc_1_1", icc->icc_1_1},
                      {"icc_2_1", icc->icc_2_1},
                      {"icc_3_1", icc->icc_3_1},
                      {"icc_1_k", icc->icc_1_k},
                      {"icc_2_k", icc->icc_2_k},
                      {"icc_3_k", icc->icc_3_k},
                      {"icc_2_1_ci", both_limits(icc->limits_2_1)},
                      {"icc_3_1_ci", both_limits(icc->limits_3_1)},
                      {"icc_3_k_ci", both_limits(icc->limits_3_k)},
                      {"ms_stimuli", icc->ms_targets},
                      {"ms_listeners", icc->ms_raters},
                      {"ms_error", icc->ms_error},
                      {"ms_within", icc->ms_within}};
}

std::vector<std::string> notes_of(const ListenerAgreement& answer) {
  const std::string of = " of " + std::to_string(answer.n_stimuli) + " stimuli";
  const auto& icc = answer.icc;
  return {
      icc ? "ICC after Shrout and Fleiss over the " + std::to_string(icc->n_targets) + of + " that all " +
                std::to_string(icc->n_raters) + " listeners rated; F intervals of McGraw and Wong"
          : "No ICC: fewer than two listeners, or fewer than two" + of + " rated by all of them",
      "Krippendorff's alpha over all votes on stimuli with more than one; it takes missing votes as they are",
      "Kendall's W over the listeners who have every condition"};
}

} // namespace

AnswerForms listener_agreement_forms(const ListenerAgreement& answer) {
  const Fields<Coefficient> fields = coefficient_fields();
  const std::vector<Coefficient> rows = coefficients_of(answer);
  return {{table_of(fields, rows, Form::text)},
          notes_of(answer),
          table_of(fields, rows, Form::csv),
          {{"icc", icc_json(answer.icc)},
           {"krippendorff", Json::Object{{"ordinal", answer.alpha.ordinal},
                                         {"interval", answer.alpha.interval},
                                         {"nominal", answer.alpha.nominal}}},
           {"kendall_w", answer.kendall_w}}};
}

} // namespace quietroom::report
