#include "report/comparison_forms.h"

#include "report/comparison_fields.h"
#include "report/limits_json.h"
#include "report/objective_words.h"
#include "report/problems_json.h"
#include "report/provenance_forms.h"
#include "report/side_by_side_forms.h"

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

Fields<compare::BlandAltman> bland_altman_fields() {
  using Row = compare::BlandAltman;
  return {in_json<Row>("bias", &Row::bias),
          in_json<Row>("bias_ci_half", &Row::bias_ci_half),
          in_json<Row>("sd", &Row::sd),
          in_json<Row>("loa", [](const Row& b) { return limits_json(b.loa); }),
          in_json<Row>("loa_ci_half", &Row::loa_ci_half),
          in_json<Row>("slope", &Row::slope),
          in_json<Row>("intercept", &Row::intercept)};
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
                    {"bland_altman", object_of(bland_altman_fields(), result.bland_altman)},
                    {"conditions", points_json(model)},
                    {"verdict", verdict(result, subject_of(model.objective), value_name_of(model.objective))},
                    {"cautions", warnings},
                    {"model", name_of(model.objective)}});
  if (const auto name = score_name(model.objective))
    add_members(out, {{"objective_name", *name}, {"objective_from", origin_of(model.objective, forced)}});
  else if (std::holds_alternative<analysis::ScoresObjective>(model.objective))
    out.emplace_back("objective_from", origin_of(model.objective, forced));
  add_circular(out, model);
  if (model.beside) out.emplace_back("beside", true);
  return out;
}

Fields<compare::NamedTest> test_fields() {
  using Row = compare::NamedTest;
  return {in_json<Row>("statistic", [](const Row& test) { return test.result->statistic; }),
          in_json<Row>("p", [](const Row& test) { return test.result->p; }),
          in_json<Row>("p_holm", [](const Row& test) { return test.p_holm; })};
}

Fields<compare::ModelTests> duel_fields() {
  using Row = compare::ModelTests;
  return {in_json<Row>("mapping", [](const Row& t) { return std::string(compare::key(t.order)); }),
          in_json<Row>("n", &Row::n),
          in_json<Row>("left_out", &Row::left_out),
          in_json<Row>("d_a", &Row::d_a),
          in_json<Row>("d_b", &Row::d_b),
          in_json<Row>("r_a", [](const Row& t) { return t.correlation.r_a; }),
          in_json<Row>("r_b", [](const Row& t) { return t.correlation.r_b; }),
          in_json<Row>("r_ab", [](const Row& t) { return t.correlation.r_ab; }),
          in_json<Row>("rmse_a", [](const Row& t) { return t.error.rmse_a; }),
          in_json<Row>("rmse_b", [](const Row& t) { return t.error.rmse_b; }),
          in_json<Row>("outlier_ratio_a", [](const Row& t) { return t.outlier.ratio_a; }),
          in_json<Row>("outlier_ratio_b", [](const Row& t) { return t.outlier.ratio_b; })};
}

Json duel_json(const compare::Duel& duel, const analysis::Comparison& comparison) {
  const compare::ModelTests& t = duel.tests;
  const std::string a = name_of(comparison.models[duel.a].objective),
                    b = name_of(comparison.models[duel.b].objective);
  Json::Object out = {{"a", a}, {"b", b}};
  add_members(out, object_of(duel_fields(), t));
  for (const compare::NamedTest& test : duel.named)
    out.emplace_back(test.key, test.result ? Json(object_of(test_fields(), test)) : Json());
  const auto& bootstrap = t.error.bootstrap;
  add_members(out, {{"williams_df", t.correlation.williams_df},
                    {"f_critical_05", t.error.f_critical},
                    {"bootstrap_ci", limits_json(bootstrap ? std::optional(bootstrap->ci) : std::nullopt)},
                    {"verdict", verdict(duel, shown_name(a), shown_name(b))}});
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
  if (comparison.models.size() > 1) out.emplace_back("side_by_side", side_by_side_json(comparison));
  out.emplace_back("forced", forced_json(comparison.forced));
  if (!comparison.provenance.ci) out.emplace_back("ci_method", nullptr);
  add_provenance(out, comparison.provenance);
  out.emplace_back("source", comparison.source);
  out.emplace_back("problems", problems_json(comparison.warnings));
  return out;
}

} // namespace quietroom::report
