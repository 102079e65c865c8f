#include "cli/compare_answer.h"

#include "cli/chosen_rows.h"
#include "cli/vote_arguments.h"
#include "report/table.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Number;

std::string within_text(std::optional<bool> within) { return !within ? "" : *within ? "yes" : "no"; }

/// Which columns this answer has.
struct Shape {
  bool several = false, labels = false, stimuli = false;
};

Shape shape_of(const Answer& answer) {
  Shape out{answer.models.size() > 1};
  for (const Contender& model : answer.question.models)
    for (const compare::Point& point : model.points) {
      out.labels = out.labels || !point.label.empty();
      out.stimuli = out.stimuli || !point.stimulus.empty();
    }
  return out;
}

std::vector<report::Column> columns_of(const Shape& shape) {
  std::vector<report::Column> out;
  const auto add = [&](const char* key) { out.push_back({key, key, Align::left, ""}); };
  if (shape.several) add("model");
  add("condition");
  if (shape.stimuli) add("stimulus");
  if (shape.labels) add("label");
  for (const char* key :
       {"mos", "ci_half", "n_votes", "objective", "mapped", "difference", "within_ci", "mapping"})
    add(key);
  return out;
}

std::vector<report::Cell> row_of(const compare::ConditionAgreement& entry, const Contender& model,
                                 const compare::Mapped& mapped, const Shape& shape) {
  const compare::Point& point = entry.point;
  const bool mapping = mapped.mapping.order != compare::Order::none;
  std::optional<double> n_votes;
  if (point.n_votes) n_votes = static_cast<double>(*point.n_votes);
  std::vector<report::Cell> out;
  if (shape.several) out.emplace_back(model.name);
  out.emplace_back(point.condition);
  if (shape.stimuli) out.emplace_back(point.stimulus);
  if (shape.labels) out.emplace_back(point.label);
  for (const std::optional<double>& value :
       {std::optional(point.mos), point.ci_half, n_votes, point.objective,
        point.objective && mapping ? std::optional(mapped.mapping(*point.objective)) : point.objective,
        entry.difference})
    out.emplace_back(Number{value, 0});
  out.emplace_back(within_text(entry.within_ci));
  out.emplace_back(std::string(compare::key(mapped.mapping.order)));
  return out;
}

void add_forced_column(report::Table& table, const std::vector<Mixing>& forced) {
  if (forced.empty()) return;
  std::string options;
  for (const Mixing& mixing : forced) options += (options.empty() ? "" : ";") + mixing.option;
  table.columns.push_back({"forced", "forced", Align::left, ""});
  for (auto& row : table.rows) row.emplace_back(options);
}

} // namespace

std::string compare_csv(const Answer& answer) {
  const Question& question = answer.question;
  const Shape shape = shape_of(answer);
  report::Table table;
  table.columns = columns_of(shape);
  for (std::size_t i = 0; i < answer.models.size(); ++i) {
    const Compared& compared = answer.models[i];
    for (const auto& entry : compared.agreement.conditions)
      table.rows.push_back(
          row_of(entry, question.models[i], compared.agreement.mapped(compared.asked), shape));
  }
  table.simulated = question.simulated;
  if (question.ci) add_method_column(table, *question.ci);
  add_forced_column(table, question.forced);
  add_exclusion_column(table, question.excluded);
  add_where_column(table, question.where);
  return report::to_csv(table);
}

} // namespace quietroom::cli
