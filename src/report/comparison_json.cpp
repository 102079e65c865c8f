#include "report/comparison_forms.h"

#include "report/comparison_fields.h"
#include "report/objective_words.h"
#include "report/problems_json.h"
#include "report/provenance_forms.h"

namespace quietroom::report {

namespace {

void add_members(Json::Object& out, const Json::Object& more) {
  out.insert(out.end(), more.begin(), more.end());
}

Json mapped_json(const compare::Mapped& mapped) {
  Json::Object out = {
      {"order", compare::degree(mapped.mapping.order)}, {"name", compare::key(mapped.mapping.order)},
      {"asked", compare::degree(mapped.asked)},         {"coefficients", coefficients(mapped.mapping)},
      {"negative_slope", falls(mapped.mapping)},        {"flat", compare::key(mapped.mapping.flat)}};
  add_members(out, object_of(measure_fields(), mapped.measures));
  return out;
}

Json bland_altman_json(const compare::BlandAltman& b) {
  return Json::Object{{"bias", b.bias},
                      {"bias_ci_half", b.bias_ci_half},
                      {"sd", b.sd},
                      {"loa", limits_json(b.loa)},
                      {"loa_ci_half", b.loa_ci_half},
                      {"slope", b.slope},
                      {"intercept", b.intercept}};
}

Json::Array points_json(const analysis::Contender& model) {
  Json::Array out;
  for (const PointRow& row : point_rows(model)) {
    PointShape shape;
    shape.stimuli = !row.entry.point.stimulus.empty();
    out.emplace_back(object_of(point_fields(shape, 1, ""), row));
  }
  return out;
}

void add_circular(Json::Object& out, const analysis::Contender& model) {
  if (!model.circular) return;
  out.emplace_back("circular", model.circular->any());
  out.emplace_back("circular_conditions", model.circular->conditions);
}

/// All that is known of one model.
Json::Object model_json(const analysis::Contender& model, const std::vector<analysis::Forced>& forced) {
  const compare::Agreement& result = model.agreement;
  Json::Array mappings;
  std::vector<std::string> warnings = cautions(result);
  if (const auto warning = slope_warning(result)) warnings.insert(warnings.begin(), *warning);
  for (const compare::Mapped& each : result.mappings) mappings.push_back(mapped_json(each));
  Json::Object out = object_of(measure_fields(), result.unmapped());
  add_members(out, {{"mapping", mapped_json(result.mapped(model.asked))},
                    {"mappings", std::move(mappings)},
                    {"bland_altman", bland_altman_json(result.bland_altman)},
                    {"conditions", points_json(model)},
                    {"verdict", verdict(result, subject_of(model.objective), value_name_of(model.objective))},
                    {"cautions", warnings},
                    {"model", name_of(model.objective)}});
  if (const auto name = score_name(model.objective))
    add_members(out, {{"objective_name", *name}, {"objective_from", origin_of(model.objective, forced)}});
  add_circular(out, model);
  return out;
}

Json test_json(const compare::NamedTest& test) {
  if (!test.result) return {};
  return Json::Object{{"statistic", test.result->statistic}, {"p", test.result->p}, {"p_holm", test.p_holm}};
}

Json duel_json(const compare::Duel& duel, const analysis::Comparison& comparison) {
  const compare::ModelTests& t = duel.tests;
  const std::string a = name_of(comparison.models[duel.a].objective),
                    b = name_of(comparison.models[duel.b].objective);
  Json::Object out = {{"a", a},
                      {"b", b},
                      {"mapping", compare::key(t.order)},
                      {"n", t.n},
                      {"left_out", t.left_out},
                      {"d_a", t.d_a},
                      {"d_b", t.d_b},
                      {"r_a", t.correlation.r_a},
                      {"r_b", t.correlation.r_b},
                      {"r_ab", t.correlation.r_ab},
                      {"rmse_a", t.error.rmse_a},
                      {"rmse_b", t.error.rmse_b},
                      {"outlier_ratio_a", t.outlier.ratio_a},
                      {"outlier_ratio_b", t.outlier.ratio_b}};
  for (const compare::NamedTest& test : duel.named) out.emplace_back(test.key, test_json(test));
  const auto& bootstrap = t.error.bootstrap;
  add_members(out, {{"williams_df", t.correlation.williams_df},
                    {"f_critical_05", t.error.f_critical},
                    {"bootstrap_ci", limits_json(bootstrap ? std::optional(bootstrap->ci) : std::nullopt)},
                    {"verdict", verdict(duel, a, b)}});
  return out;
}

void add_contest(Json::Object& out, const analysis::Comparison& comparison) {
  if (comparison.models.size() < 2) return;
  Json::Array models, tests;
  for (const analysis::Contender& model : comparison.models)
    models.push_back(model_json(model, comparison.forced));
  for (const analysis::Round& round : comparison.rounds)
    for (const compare::Duel& duel : round.duels) tests.push_back(duel_json(duel, comparison));
  add_members(out, {{"models", std::move(models)},
                    {"tests", std::move(tests)},
                    {"tests_bootstrap", Json::Object{{"replicates", comparison.bootstrap.replicates},
                                                     {"seed", comparison.bootstrap.seed}}}});
}

Json forced_json(const std::vector<analysis::Forced>& forced) {
  Json::Array out;
  for (const analysis::Forced& one : forced)
    out.push_back(Json::Object{{"option", one.option}, {"reason", one.mixing.reason}});
  return out;
}

} // namespace

Json comparison_json(const analysis::Comparison& comparison) {
  Json::Object out = model_json(comparison.models.front(), comparison.forced);
  add_contest(out, comparison);
  out.emplace_back("forced", forced_json(comparison.forced));
  if (!comparison.provenance.ci) out.emplace_back("ci_method", nullptr);
  add_provenance(out, comparison.provenance);
  out.emplace_back("source", comparison.source);
  out.emplace_back("problems", problems_json(comparison.warnings));
  return out;
}

} // namespace quietroom::report
