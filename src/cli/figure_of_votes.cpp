#include "analysis/contrast.h"
#include "analysis/mos_answer.h"
#include "analysis/panel_health.h"
#include "cli/contrast_question.h"
#include "cli/figure_kinds.h"
#include "cli/figure_votes.h"
#include "cli/output.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "report/box_figure.h"
#include "report/health_figure.h"
#include "report/letters_figure.h"
#include "report/votes_figure.h"
#include "stats/session_checks.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

std::vector<Option> with_shown_conditions(std::vector<Option> options) {
  for (const Option& each : shown_condition_options()) options.push_back(each);
  return options;
}

report::FigureForms histogram_of(const Arguments& arguments) {
  ReadingOptions options = reading_options(arguments, {});
  options.questions = true;
  const study::Snapshot snapshot = votes_of_figure(arguments, options);
  const auto context = context_of_votes(arguments, snapshot.set);
  const auto answer = analysis::mos_answer(snapshot.votes, {"condition"}, stats::CiMethod::none, context);
  return report::votes_figure(answer, analysis::scale_words(snapshot.votes, context),
                              shown_conditions(arguments, snapshot.set));
}

report::FigureForms boxes_of(const Arguments& arguments) {
  const study::Snapshot snapshot = votes_of_figure(arguments, reading_options(arguments, {}));
  const auto words = analysis::scale_words(snapshot.votes, context_of_votes(arguments, snapshot.set));
  return report::box_figure(analysis::condition_votes(snapshot.votes),
                            analysis::provenance_of(snapshot.votes), words, snapshot.votes.scale,
                            shown_conditions(arguments, snapshot.set));
}

report::FigureForms letters_of(const Arguments& arguments) {
  const analysis::ContrastQuestion question = contrast_question(arguments);
  ReadingOptions options = reading_options(arguments, {question.by});
  options.questions = true;
  const study::Snapshot snapshot = votes_of_figure(arguments, options);
  report::ShownConditions shown;
  if (snapshot.set && question.by == "condition") shown.known = analysis::condition_names(snapshot.set->set);
  return report::letters_figure(analysis::contrast(snapshot.votes, question), shown);
}

report::FigureForms health_of(const Arguments& arguments) {
  ReadingOptions options = reading_options(arguments, {});
  const auto columns = stats::session_columns();
  options.factors_if_present.insert(options.factors_if_present.end(), columns.begin(), columns.end());
  const study::Snapshot snapshot = votes_of_figure(arguments, options);
  const auto health = analysis::panel_health(snapshot.votes);
  const analysis::PanelHealth& answer = health.answers.front().answer;
  if (std::none_of(answer.listeners.begin(), answer.listeners.end(),
                   [](const auto& each) { return each.response_s.has_value(); }))
    say(snapshot.name + ": no column response_ms, so the figure has no response times");
  if (answer.positions.size() < 2)
    say(snapshot.name +
        ": no column trial with numbers, so the figure does not show the course of the session");
  return report::health_figure(
      answer, health.provenance,
      analysis::scale_words(snapshot.votes, context_of_votes(arguments, snapshot.set)), snapshot.votes.scale,
      arguments.text("--width") == "page");
}

} // namespace

FigureKind votes_kind() {
  return {"votes", "how the votes on each condition are spread, stacked",
          with_shown_conditions(reading_figure_options()), histogram_of};
}

FigureKind box_kind() {
  return {"box", "box plots of the votes, for scales such as 0 to 100",
          with_shown_conditions(reading_figure_options()), boxes_of};
}

FigureKind letters_kind() {
  FigureKind out{"letters", "which conditions differ: a matrix of pairs, and letters",
                 reading_figure_options(), letters_of};
  for (const Option& each : contrast_options()) out.options.push_back(each);
  return out;
}

FigureKind health_kind() {
  return {"health", "the listeners: mean and spread, response times, course of the session",
          reading_figure_options(), health_of};
}

} // namespace quietroom::cli
