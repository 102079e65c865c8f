#include "analysis/screening_answer.h"
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/exclusion_options.h"
#include "report/screening_forms.h"

namespace quietroom::cli {

namespace {

int run_screen(const Arguments& arguments) {
  const stats::Bt500Options bt500 = bt500_options(arguments);
  const auto columns = stats::session_columns();
  const auto answers =
      analysis::screening_answer(votes_to_analyse(arguments, {}, {columns.begin(), columns.end()}), bt500);
  print_answers(arguments, analysis::each_answer(answers, report::screening_forms));
  return ok;
}

} // namespace

Command screen_command() {
  return {"screen", "find the listeners who were careless, and say why", with_analysis_options(),
          "  quietroom screen votes.csv\n"
          "  quietroom screen votes.csv --bt500 sureal --json\n"
          "  quietroom mos votes.csv --exclude-by p913",
          run_screen};
}

} // namespace quietroom::cli
