#include "cli/compare_answer.h"

#include "cli/problem_output.h"
#include "cli/vote_arguments.h"
#include "report/json.h"

namespace quietroom::cli {

namespace {

using report::Json;

Json limits(const std::optional<stats::Limits>& value) {
  if (!value) return Json::Array{Json(), Json()};
  return Json::Array{value->low, value->high};
}

void append(Json::Object& out, const Json::Object& more) { out.insert(out.end(), more.begin(), more.end()); }

Json::Object measures_json(const compare::Measures& m) {
  return {{"n", m.n},
          {"d", m.d},
          {"pearson", m.pearson},
          {"pearson_ci", limits(m.pearson_ci)},
          {"spearman", m.spearman},
          {"kendall", m.kendall},
          {"rmse", m.rmse},
          {"rmse_n", m.rmse_n},
          {"rmse_ci", limits(m.rmse_ci)},
          {"rmse_star", m.rmse_star},
          {"outliers", m.outliers},
          {"outlier_ratio", m.outlier_ratio},
          {"outlier_ratio_ci_half", m.outlier_ratio_ci_half},
          {"outlier_ratio_wilson", limits(m.outlier_ratio_wilson)},
          {"bias", m.bias},
          {"mae", m.mae},
          {"max_error", m.max_error}};
}

Json mapped_json(const compare::Mapped& mapped) {
  Json::Object out = {
      {"order", compare::degree(mapped.mapping.order)}, {"name", compare::key(mapped.mapping.order)},
      {"asked", compare::degree(mapped.asked)},         {"coefficients", coefficients(mapped.mapping)},
      {"negative_slope", falls(mapped.mapping)},        {"flat", compare::key(mapped.mapping.flat)}};
  append(out, measures_json(mapped.measures));
  return out;
}

Json bland_altman_json(const compare::BlandAltman& b) {
  return Json::Object{{"bias", b.bias},          {"bias_ci_half", b.bias_ci_half}, {"sd", b.sd},
                      {"loa", limits(b.loa)},    {"loa_ci_half", b.loa_ci_half},   {"slope", b.slope},
                      {"intercept", b.intercept}};
}

Json point_json(const compare::ConditionAgreement& entry, const compare::Mapping& mapping) {
  const compare::Point& point = entry.point;
  const bool mapped = mapping.order != compare::Order::none;
  Json::Object out = {{"condition", point.condition}};
  if (!point.stimulus.empty()) out.emplace_back("stimulus", point.stimulus);
  append(out, {{"mos", point.mos},
               {"ci_half", point.ci_half},
               {"n_votes", point.n_votes},
               {"objective", point.objective},
               {"mapped", point.objective && mapped ? mapping(*point.objective) : point.objective},
               {"difference", entry.difference},
               {"within_ci", entry.within_ci}});
  return out;
}

/// All that is known of one model.
Json::Object model_json(const Contender& model, const Compared& compared) {
  const compare::Agreement& result = compared.agreement;
  const compare::Mapped& mapped = result.mapped(compared.asked);
  Json::Array mappings, points;
  std::vector<std::string> warnings = cautions(result);
  if (const auto warning = slope_warning(result)) warnings.insert(warnings.begin(), *warning);
  for (const compare::Mapped& each : result.mappings) mappings.push_back(mapped_json(each));
  for (const auto& entry : result.conditions) points.push_back(point_json(entry, mapped.mapping));
  Json::Object out = measures_json(result.unmapped());
  append(out, {{"mapping", mapped_json(mapped)},
               {"mappings", std::move(mappings)},
               {"bland_altman", bland_altman_json(result.bland_altman)},
               {"conditions", std::move(points)},
               {"verdict", verdict(result, model.subject)},
               {"cautions", warnings},
               {"model", model.name}});
  if (model.estimate) append(out, {{"objective_name", model.estimate}, {"objective_from", model.how}});
  if (model.circular) out.emplace_back("circular", true);
  return out;
}

Json test_json(const compare::NamedTest& test) {
  if (!test.result) return {};
  return Json::Object{{"statistic", test.result->statistic}, {"p", test.result->p}, {"p_holm", test.p_holm}};
}

Json duel_json(const compare::Duel& duel, const Answer& answer) {
  const compare::ModelTests& t = duel.tests;
  const std::string &a = answer.question.models[duel.a].name, &b = answer.question.models[duel.b].name;
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
  append(out, {{"williams_df", t.correlation.williams_df},
               {"f_critical_05", t.error.f_critical},
               {"bootstrap_ci", limits(bootstrap ? std::optional(bootstrap->ci) : std::nullopt)},
               {"verdict", verdict(duel, a, b)}});
  return out;
}

void append_contest(Json::Object& out, const Answer& answer) {
  if (answer.models.size() < 2) return;
  Json::Array models, tests;
  for (std::size_t i = 0; i < answer.models.size(); ++i)
    models.push_back(model_json(answer.question.models[i], answer.models[i]));
  for (const Round& round : answer.rounds)
    for (const compare::Duel& duel : round.duels) tests.push_back(duel_json(duel, answer));
  append(out, {{"models", std::move(models)},
               {"tests", std::move(tests)},
               {"tests_bootstrap",
                Json::Object{{"replicates", answer.bootstrap.replicates}, {"seed", answer.bootstrap.seed}}}});
}

Json forced_json(const std::vector<Mixing>& forced) {
  Json::Array out;
  for (const Mixing& mixing : forced)
    out.push_back(Json::Object{{"option", mixing.option}, {"reason", mixing.reason}});
  return out;
}

} // namespace

std::string compare_json(const Answer& answer) {
  const Question& question = answer.question;
  Json::Object out = model_json(question.models.front(), answer.models.front());
  append_contest(out, answer);
  append(out, {{"simulated", question.simulated},
               {"forced", forced_json(question.forced)},
               {"ci_method", question.ci ? Json(stats::text(question.ci->method)) : Json()},
               {"source", question.source},
               {"where", question.where},
               {"excluded", exclusion_json(question.excluded)},
               {"problems", problems_json(question.problems)}});
  return report::text(out);
}

} // namespace quietroom::cli
