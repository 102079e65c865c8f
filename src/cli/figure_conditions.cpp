#include "analysis/mos_answer.h"
#include "cli/figure_kinds.h"
#include "cli/figure_votes.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "report/conditions_figure.h"

namespace quietroom::cli {

namespace {

report::FigureForms conditions_of(const Arguments& arguments) {
  std::vector<std::string> by = {"condition"};
  if (const auto series = arguments.text("--series")) by.push_back(*series);
  const stats::CiOptions ci = ci_options(arguments);
  ReadingOptions options = reading_options(arguments, by);
  options.questions = true;
  const study::Snapshot snapshot = votes_of_figure(arguments, options);
  const auto context = context_of_votes(arguments, snapshot.set);
  return report::conditions_figure(analysis::mos_answer(snapshot.votes, by, ci, context),
                                   analysis::scale_words(snapshot.votes, context),
                                   shown_conditions(arguments, snapshot.set));
}

} // namespace

FigureKind conditions_kind() {
  FigureKind out{"conditions", "MOS of each condition with its interval", vote_figure_options(),
                 conditions_of};
  out.options.push_back(
      {"--series", "COLUMN", "a series of marks for each value of this column, e.g. talker"});
  for (const Option& each : shown_condition_options()) out.options.push_back(each);
  return out;
}

} // namespace quietroom::cli
