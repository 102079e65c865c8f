#include "cli/compare_tables.h"

#include "cli/analysis.h"
#include "compare/gap_bar.h"
#include "core/number.h"
#include "report/width.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Number;

constexpr std::size_t bar_half_width = 10;
constexpr std::size_t name_width = 18, label_width = 22; // so that lines stay within 100 columns

const char* word(std::optional<bool> within) { return !within ? "–" : *within ? "yes" : "no"; }

bool any_label(const std::vector<compare::Point>& points) {
  return std::any_of(points.begin(), points.end(), [](const auto& p) { return !p.label.empty(); });
}

/// "0.986 [0.973, 0.993]".
std::string with_limits(std::optional<double> value, const std::optional<stats::Limits>& limits) {
  if (!value || !limits) return fixed(value, 3);
  return fixed(value, 3) + " [" + fixed(limits->low, 3) + ", " + fixed(limits->high, 3) + "]";
}

std::string whole(std::optional<std::uint64_t> count) { return count ? std::to_string(*count) : "–"; }

/// What a mapping is called at the head of its column.
std::string heading(const compare::Mapped& mapped) {
  if (mapped.asked == compare::Order::none) return "none";
  if (mapped.asked == mapped.mapping.order) return std::string(compare::key(mapped.asked)) + " order";
  return "third: as first";
}

struct MeasureRow {
  const char* name;
  std::string (*text)(const compare::Measures&);
};

const std::vector<MeasureRow>& measure_rows() {
  using compare::Measures;
  static const std::vector<MeasureRow> rows = {
      {"n", [](const Measures& m) { return std::to_string(m.n); }},
      {"d", [](const Measures& m) { return std::to_string(m.d); }},
      {"Pearson r", // of two points it is no finding
       [](const Measures& m) {
         return m.n == 2 ? fixed(std::nullopt, 3) : with_limits(m.pearson, m.pearson_ci);
       }},
      {"Spearman", [](const Measures& m) { return fixed(m.n == 2 ? std::nullopt : m.spearman, 3); }},
      {"Kendall tau-b", [](const Measures& m) { return fixed(m.n == 2 ? std::nullopt : m.kendall, 3); }},
      {"RMSE (n - d)", [](const Measures& m) { return with_limits(m.rmse, m.rmse_ci); }},
      {"RMSE (n)", [](const Measures& m) { return fixed(m.rmse_n, 3); }},
      {"RMSE*", [](const Measures& m) { return fixed(m.rmse_star, 3); }},
      {"outliers", [](const Measures& m) { return whole(m.outliers); }},
      {"outlier ratio",
       [](const Measures& m) { return with_limits(m.outlier_ratio, m.outlier_ratio_wilson); }},
      {"  Wald ±", [](const Measures& m) { return fixed(m.outlier_ratio_ci_half, 3); }},
      {"bias", [](const Measures& m) { return fixed(m.bias, 3); }},
      {"mean |error|", [](const Measures& m) { return fixed(m.mae, 3); }},
      {"largest |error|", [](const Measures& m) { return fixed(m.max_error, 3); }}};
  return rows;
}

/// A test in words, and the two values it compares.
struct TestRow {
  const char* name;
  std::optional<double> a, b;
};

TestRow row_of(std::string_view key, const compare::ModelTests& t) {
  const auto& r = t.correlation;
  if (key == "fisher_z") return {"r: Fisher z", r.r_a, r.r_b};
  if (key == "williams_t") return {"r: Williams T2", r.r_a, r.r_b};
  if (key == "meng_z") return {"r: Meng z", r.r_a, r.r_b};
  if (key == "f") return {"RMSE: F", t.error.rmse_a, t.error.rmse_b};
  if (key == "pitman_morgan_t") return {"spread: Pitman t", std::nullopt, std::nullopt};
  if (key == "bootstrap") return {"RMSE: bootstrap", t.error.rmse_a, t.error.rmse_b};
  return {"outliers: z", t.outlier.ratio_a, t.outlier.ratio_b};
}

} // namespace

std::string shortened(std::string_view text, std::size_t width) {
  if (report::display_width(text) <= width) return std::string(text);
  const auto inside_a_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; };
  while (!text.empty() && report::display_width(text) >= width) {
    while (text.size() > 1 && inside_a_character(text.back())) text.remove_suffix(1);
    text.remove_suffix(1);
  }
  return std::string(text) + "…";
}

report::Table point_table(const Contender& model, const Compared& compared) {
  const auto& entries = compared.agreement.conditions;
  std::vector<std::optional<double>> gaps;
  for (const auto& entry : entries) gaps.push_back(entry.difference);
  const double reach = compare::bar_reach(gaps);
  const bool stimuli = !model.points.empty() && !model.points.front().stimulus.empty();
  const bool labels = !stimuli && any_label(model.points);
  report::Table out;
  out.columns.push_back({"condition", "condition", Align::left, ""});
  if (stimuli) out.columns.push_back({"stimulus", "stimulus", Align::left, ""});
  if (labels) out.columns.push_back({"label", "label", Align::left, ""});
  out.columns.insert(
      out.columns.end(),
      {{"mos", "MOS ± CI", Align::right, "ci_half"},
       {"objective", shortened(model.name == "emodel" ? "E-model" : model.name, 12), Align::right, ""},
       {"difference", "gap", Align::right, ""},
       {"bar", compare::gap_axis(reach, bar_half_width), Align::left, ""},
       {"within_ci", "in CI", Align::left, ""}});
  for (const compare::ConditionAgreement& entry : entries) {
    std::vector<report::Cell> cells = {shortened(entry.point.condition, name_width)};
    if (stimuli) cells.emplace_back(shortened(entry.point.stimulus, label_width));
    if (labels) cells.emplace_back(shortened(entry.point.label, label_width));
    cells.emplace_back(report::PlusMinus{entry.point.mos, entry.point.ci_half, 2});
    cells.emplace_back(Number{entry.point.objective, 2});
    cells.emplace_back(Number{entry.difference, 2});
    cells.emplace_back(compare::gap_bar(entry.difference, reach, bar_half_width));
    cells.emplace_back(std::string(word(entry.within_ci)));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

report::Table measure_table(const compare::Agreement& result) {
  report::Table out;
  out.columns.push_back({"mapping", "mapping", Align::left, ""});
  for (const compare::Mapped& mapped : result.mappings)
    out.columns.push_back({"", heading(mapped), Align::left, ""});
  for (const MeasureRow& row : measure_rows()) {
    std::vector<report::Cell> cells = {std::string(row.name)};
    for (const compare::Mapped& mapped : result.mappings) cells.emplace_back(row.text(mapped.measures));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

report::Table test_table(const Round& round, const Answer& answer) {
  report::Table out;
  out.columns = {{"a", "a", Align::left, ""},        {"b", "b", Align::left, ""},
                 {"n", "n", Align::right, ""},       {"left_out", "left out", Align::right, ""},
                 {"test", "test", Align::left, ""},  {"of_a", "of a", Align::right, ""},
                 {"of_b", "of b", Align::right, ""}, {"statistic", "statistic", Align::right, ""},
                 {"p", "p", Align::right, ""},       {"p_holm", "p (Holm)", Align::right, ""}};
  for (const compare::Duel& duel : round.duels)
    for (const compare::NamedTest& test : duel.named) {
      const TestRow row = row_of(test.key, duel.tests);
      const auto& result = test.result;
      out.rows.push_back(
          {shortened(answer.question.models[duel.a].name, 14),
           shortened(answer.question.models[duel.b].name, 14), Number{static_cast<double>(duel.tests.n), 0},
           Number{static_cast<double>(duel.tests.left_out), 0}, std::string(row.name), Number{row.a, 3},
           Number{row.b, 3}, Number{result ? std::optional(result->statistic) : std::nullopt, 3},
           p_text(result ? std::optional(result->p) : std::nullopt), p_text(test.p_holm)});
    }
  return out;
}

} // namespace quietroom::cli
