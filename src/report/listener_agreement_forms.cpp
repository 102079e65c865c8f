#include "report/listener_agreement_forms.h"

#include "report/fields.h"
#include "report/limits_json.h"

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

Fields<stats::Icc> icc_fields() {
  using Row = stats::Icc;
  return {in_json<Row>("n_stimuli", &Row::n_targets),
          in_json<Row>("n_listeners", &Row::n_raters),
          in_json<Row>("icc_1_1", &Row::icc_1_1),
          in_json<Row>("icc_2_1", &Row::icc_2_1),
          in_json<Row>("icc_3_1", &Row::icc_3_1),
          in_json<Row>("icc_1_k", &Row::icc_1_k),
          in_json<Row>("icc_2_k", &Row::icc_2_k),
          in_json<Row>("icc_3_k", &Row::icc_3_k),
          in_json<Row>("icc_2_1_ci", [](const Row& icc) { return limits_or_null(icc.limits_2_1); }),
          in_json<Row>("icc_3_1_ci", [](const Row& icc) { return limits_or_null(icc.limits_3_1); }),
          in_json<Row>("icc_3_k_ci", [](const Row& icc) { return limits_or_null(icc.limits_3_k); }),
          in_json<Row>("ms_stimuli", &Row::ms_targets),
          in_json<Row>("ms_listeners", &Row::ms_raters),
          in_json<Row>("ms_error", &Row::ms_error),
          in_json<Row>("ms_within", &Row::ms_within)};
}

Fields<stats::KrippendorffAlpha> alpha_fields() {
  using Row = stats::KrippendorffAlpha;
  return {in_json<Row>("ordinal", &Row::ordinal), in_json<Row>("interval", &Row::interval),
          in_json<Row>("nominal", &Row::nominal)};
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
          {{"icc", nested(icc_fields(), answer.icc)},
           {"krippendorff", object_of(alpha_fields(), answer.alpha)},
           {"kendall_w", answer.kendall_w}}};
}

} // namespace quietroom::report
