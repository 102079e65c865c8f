#include "analysis/comparison.h"

#include "analysis/mos_answer.h"
#include "core/error.h"

#include <algorithm>

namespace quietroom::analysis {

namespace {

Contender contender(Objective objective, const std::vector<compare::Point>& points,
                    std::optional<compare::Order> mapping) {
  Contender out{std::move(objective), {}, {}};
  out.points = scores(out.objective, points);
  out.agreement = compare::agreement(out.points);
  out.asked = mapping.value_or(highest_order(out.agreement));
  return out;
}

/// Without a mapping, and with the one asked for: that of the model which allows least where none was named.
std::vector<Round> rounds_of(const std::vector<Contender>& models, const ComparisonChoice& choice) {
  if (models.size() < 2) return {};
  std::vector<std::vector<compare::Point>> points;
  compare::Order order = choice.mapping.value_or(compare::Order::third);
  for (const Contender& model : models) {
    points.push_back(model.points);
    order = std::min(order, model.asked);
  }
  std::vector<Round> out = {
      {compare::Order::none, all_pairs(points, compare::Order::none, choice.bootstrap)}};
  if (order != compare::Order::none) out.push_back({order, all_pairs(points, order, choice.bootstrap)});
  return out;
}

/// Conditions with a score, each once.
std::vector<std::string> compared_conditions(const std::vector<compare::Point>& points) {
  std::vector<std::string> out;
  for (const compare::Point& point : points)
    if (point.objective && std::find(out.begin(), out.end(), point.condition) == out.end())
      out.push_back(point.condition);
  return out;
}

/// Asks each objective what it says of the points.
struct Answering {
  const votes::VoteTable& table;
  const std::string& votes;
  const std::vector<compare::Point>& points;
  bool by_stimulus;
  Comparison& out;

  Objective operator()(const EmodelRequest& question) const {
    EmodelAnswer answer = emodel_for(question, points);
    if (!higher_is_better(table))
      throw_input(votes + ": the votes are " + *other_question(table) +
                  ", which are best in the middle of their scale; no E-model value is on that scale");
    if (const auto other = other_question(table))
      out.warnings.push_back({Severity::warning, votes,
                              "the votes are " + *other +
                                  " and the E-model predicts listening quality; their difference is no error "
                                  "of the model"});
    out.warnings.insert(out.warnings.end(), answer.warnings.begin(), answer.warnings.end());
    out.mixings.insert(out.mixings.end(), answer.mixings.begin(), answer.mixings.end());
    return std::move(answer.objective);
  }
  Objective operator()(const ColumnQuestion& question) const {
    return column_objective(table, question.column, votes);
  }
  Objective operator()(const ScoresQuestion& question) const {
    if (question.computed && !higher_is_better(table))
      throw_input(votes + ": the votes are " + *other_question(table) +
                  ", which are best in the middle of their scale; " + question.name +
                  " is not on that scale");
    if (const auto other = other_question(table); other && question.computed)
      out.warnings.push_back({Severity::warning, votes,
                              "the votes are " + *other + " and " + question.name +
                                  " estimates listening quality; their difference is no error of it"});
    return scores_objective(table, question, votes, by_stimulus, out.warnings);
  }
};

std::vector<stats::MosRow> normalised_rows(const votes::VoteTable& table, const VotesQuestion& question,
                                           Comparison& out) {
  if (!question.references) return out.rows;
  if (question.by_stimulus) throw_input("--references normalises conditions; leave --by stimulus away");
  if (const auto other = other_question(table))
    throw_input(question.votes + ": the votes are " + *other +
                ", and references put listening quality on the E-model's scale; compare without them");
  auto answer = normalised_by_references(table, out.rows, *question.references);
  if (const auto* refused = std::get_if<NormalisationRefusal>(&answer))
    throw_input(question.votes + ": " + refused->reason + "; compare without --references");
  auto& normalisation = std::get<Normalisation>(answer);
  out.normalised = std::move(normalisation.note);
  return std::move(normalisation.rows);
}

/// Scores whose context the votes do not tell.
bool is_column(const ObjectiveQuestion& question) {
  const auto* scores = std::get_if<ScoresQuestion>(&question);
  return std::holds_alternative<ColumnQuestion>(question) || (scores != nullptr && !scores->computed);
}

} // namespace

Comparison comparison_of(const votes::VoteTable& table, const VotesQuestion& question,
                         const ComparisonChoice& choice) {
  Comparison out;
  out.bootstrap = choice.bootstrap;
  out.provenance = provenance_of(table);
  out.provenance.ci = question.ci;
  const std::vector<std::string> by = {"condition", "stimulus"};
  out.rows = stats::mos_table(table, std::span(by).first(question.by_stimulus ? 2 : 1), question.ci);
  const std::vector<compare::Point> points = points_of(normalised_rows(table, question, out));
  out.mixings = mixings_of_votes(table, question.votes);
  for (const ObjectiveQuestion& one : question.against)
    out.models.push_back(
        contender(std::visit(Answering{table, question.votes, points, question.by_stimulus, out}, one),
                  points, choice.mapping));
  for (std::size_t i = 0; i < question.beside; ++i)
    (out.models.end() - 1 - static_cast<std::ptrdiff_t>(i))->beside = true;
  if (std::any_of(question.against.begin(), question.against.end(), is_column))
    if (const auto mixing = mixing_of_scores(question.context, question.scores_context))
      out.mixings.push_back(*mixing);
  for (Contender& model : out.models)
    if (table.simulated && is_emodel(model.objective))
      model.circular = circular_among(question.truths, compared_conditions(model.points));
  out.rounds = rounds_of(out.models, choice);
  return out;
}

Comparison comparison_of(const PairsQuestion& question, const ComparisonChoice& choice) {
  Comparison out;
  out.bootstrap = choice.bootstrap;
  out.provenance.simulated = question.simulated;
  out.mixings = question.mixings;
  for (const PairsObjective& objective : question.objectives)
    out.models.push_back(contender(objective, question.points, choice.mapping));
  out.rounds = rounds_of(out.models, choice);
  return out;
}

} // namespace quietroom::analysis
