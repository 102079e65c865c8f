#include "report/comparison_fields.h"

#include "compare/gap_bar.h"
#include "core/number.h"
#include "report/comparison_tables.h"
#include "report/limits_json.h"

namespace quietroom::report {

namespace {

constexpr std::size_t name_width = 18, label_width = 22,
                      objective_width = 12; // so that lines stay within 100 columns

Value within_word(const PointRow& row, const char* unknown) {
  if (!row.entry.within_ci) return std::string(unknown);
  return std::string(*row.entry.within_ci ? "yes" : "no");
}

Value mapped_score(const PointRow& row) {
  const auto& objective = row.entry.point.objective;
  if (!objective || row.mapped.mapping.order == compare::Order::none) return value_of(objective);
  return row.mapped.mapping(*objective);
}

/// "0.986 [0.973, 0.993]".
Value with_limits(std::optional<double> value, const std::optional<stats::Limits>& limits) {
  if (!value || !limits) return fixed(value, 3);
  return fixed(value, 3) + " [" + fixed(limits->low, 3) + ", " + fixed(limits->high, 3) + "]";
}

/// Of two points a correlation is no finding.
std::optional<double> finding(const compare::Measures& m, const std::optional<double>& value) {
  return m.n == 2 ? std::nullopt : value;
}

using M = compare::Measures;

} // namespace

std::vector<PointRow> point_rows(const analysis::Contender& model) {
  const compare::Mapped& mapped = model.agreement.mapped(model.asked);
  std::vector<PointRow> out;
  for (const auto& entry : model.agreement.conditions) out.push_back({model, entry, mapped});
  return out;
}

PointShape shape_of(const std::vector<compare::Point>& points) {
  PointShape out;
  for (const compare::Point& point : points) {
    out.labels = out.labels || !point.label.empty();
    out.stimuli = out.stimuli || !point.stimulus.empty();
  }
  return out;
}

Fields<PointRow> point_fields(const PointShape& shape, double reach, const std::string& objective) {
  constexpr Forms labels_in{true, true, false};
  Fields<PointRow> out;
  if (shape.several)
    out.push_back(
        {"model", "model", 0, csv_alone, [](const PointRow& r) { return name_of(r.model.objective); }});
  out.push_back({"condition",
                 "condition",
                 0,
                 everywhere,
                 [](const PointRow& r) { return r.entry.point.condition; },
                 {},
                 name_width});
  if (shape.stimuli)
    out.push_back({"stimulus",
                   "stimulus",
                   0,
                   everywhere,
                   [](const PointRow& r) { return r.entry.point.stimulus; },
                   {},
                   label_width});
  if (shape.labels)
    out.push_back({"label",
                   "label",
                   0,
                   shape.stimuli ? csv_alone : labels_in,
                   [](const PointRow& r) { return r.entry.point.label; },
                   {},
                   label_width});
  const Fields<PointRow> figures = {
      {"mos", "MOS ± CI", 2, everywhere,
       [](const PointRow& r) {
         return PlusMinus{r.entry.point.mos, r.entry.point.ci_half, 2};
       },
       "ci_half"},
      {"n_votes", "votes", 0, for_programs,
       [](const PointRow& r) { return value_of(r.entry.point.n_votes); }},
      {"objective",
       objective,
       2,
       everywhere,
       [](const PointRow& r) { return value_of(r.entry.point.objective); },
       {},
       objective_width},
      {"mapped", "mapped", 2, for_programs, mapped_score},
      {"difference", "gap", 2, everywhere, [](const PointRow& r) { return value_of(r.entry.difference); }},
      {"bar", compare::gap_axis(reach, bar_half_width), 0, for_readers,
       [reach](const PointRow& r) { return compare::gap_bar(r.entry.difference, reach, bar_half_width); }},
      {"within_ci", "in CI", 0, for_readers, [](const PointRow& r) { return within_word(r, "–"); }},
      {"within_ci", "in CI", 0, csv_alone, [](const PointRow& r) { return within_word(r, ""); }},
      {"within_ci", "in CI", 0, json_alone, [](const PointRow& r) { return value_of(r.entry.within_ci); }},
      {"mapping", "mapping", 0, csv_alone,
       [](const PointRow& r) { return std::string(compare::key(r.mapped.mapping.order)); }}};
  out.insert(out.end(), figures.begin(), figures.end());
  return out;
}

Fields<compare::Measures> measure_fields() {
  return {
      {"n", "n", 0, everywhere, [](const M& m) { return m.n; }},
      {"d", "d", 0, everywhere, [](const M& m) { return m.d; }},
      {"pearson", "", 3, json_alone, [](const M& m) { return value_of(m.pearson); }},
      {"pearson_ci", "", 3, json_alone, [](const M& m) { return limits_json(m.pearson_ci); }},
      {"pearson", "Pearson r", 3, for_readers,
       [](const M& m) { return with_limits(finding(m, m.pearson), m.pearson_ci); }},
      {"spearman", "", 3, json_alone, [](const M& m) { return value_of(m.spearman); }},
      {"spearman", "Spearman", 3, for_readers, [](const M& m) { return value_of(finding(m, m.spearman)); }},
      {"kendall", "", 3, json_alone, [](const M& m) { return value_of(m.kendall); }},
      {"kendall", "Kendall tau-b", 3, for_readers,
       [](const M& m) { return value_of(finding(m, m.kendall)); }},
      {"rmse", "", 3, json_alone, [](const M& m) { return value_of(m.rmse); }},
      {"rmse", "RMSE (n - d)", 3, for_readers, [](const M& m) { return with_limits(m.rmse, m.rmse_ci); }},
      {"rmse_n", "RMSE (n)", 3, everywhere, [](const M& m) { return value_of(m.rmse_n); }},
      {"rmse_ci", "", 3, json_alone, [](const M& m) { return limits_json(m.rmse_ci); }},
      {"rmse_star", "RMSE*", 3, everywhere, [](const M& m) { return value_of(m.rmse_star); }},
      {"outliers", "outliers", 0, everywhere, [](const M& m) { return value_of(m.outliers); }},
      {"outlier_ratio", "", 3, json_alone, [](const M& m) { return value_of(m.outlier_ratio); }},
      {"outlier_ratio", "outlier ratio", 3, for_readers,
       [](const M& m) { return with_limits(m.outlier_ratio, m.outlier_ratio_wilson); }},
      {"outlier_ratio_ci_half", "  Wald ±", 3, everywhere,
       [](const M& m) { return value_of(m.outlier_ratio_ci_half); }},
      {"outlier_ratio_wilson", "", 3, json_alone,
       [](const M& m) { return limits_json(m.outlier_ratio_wilson); }},
      {"bias", "bias", 3, everywhere, [](const M& m) { return value_of(m.bias); }},
      {"mae", "mean |error|", 3, everywhere, [](const M& m) { return value_of(m.mae); }},
      {"max_error", "largest |error|", 3, everywhere, [](const M& m) { return value_of(m.max_error); }}};
}

} // namespace quietroom::report
