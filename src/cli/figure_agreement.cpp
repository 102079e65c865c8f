#include "cli/choices.h"
#include "cli/compare_question.h"
#include "cli/figure_kinds.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "compare/mapping.h"
#include "core/error.h"
#include "report/agreement_figure.h"
#include "study/set_of_votes.h"

namespace quietroom::cli {

namespace {

std::optional<compare::Order> order_asked(const Arguments& arguments) {
  const auto given = arguments.text("--mapping");
  if (!given) return std::nullopt;
  const auto order = compare::parse_order(*given);
  if (!order) refuse_choice("--mapping", *given, {"none", "first", "third"});
  return order;
}

/// The names of conditions of the set, where the votes have one.
report::ShownConditions names_of(const Arguments& arguments) {
  report::ShownConditions out;
  if (!arguments.has("VOTES")) return out;
  if (const auto set = study::set_of_votes(place_of(arguments), arguments.text("--set")).set)
    out.known = analysis::condition_names(set->set);
  return out;
}

report::FigureForms agreement_of(const Arguments& arguments) {
  if (arguments.has("VOTES") == arguments.has("--pairs"))
    throw_input("figure agreement needs VOTES or --pairs P.csv, one of the two");
  const analysis::Comparison comparison = compared(arguments, {order_asked(arguments), {}});
  report::FigureForms out =
      report::agreement_figure(comparison, names_of(arguments), arguments.text("--width") == "page");
  if (out.figure.panels.empty())
    throw_input("figure agreement: no condition has an objective score; choose another with --against");
  return out;
}

} // namespace

FigureKind agreement_kind() {
  FigureKind out{"agreement", "MOS against the E-model or another score, by P.1401", {}, agreement_of};
  std::vector<Option> votes = vote_options();
  votes.resize(votes.size() - 2); // no --json, no --csv: files are the result
  for (const auto& more : {question_options(), model_options(), votes})
    for (const Option& each : more) out.options.push_back(each);
  out.options.push_back(
      {"--mapping", "ORDER", "none, first or third (default: the highest order that the points allow)"});
  return out;
}

} // namespace quietroom::cli
