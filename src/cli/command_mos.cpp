#include "analysis/difference_values.h"
#include "analysis/study_record.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/table_options.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "report/mos_forms.h"
#include "report/table_xlsx.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

const std::vector<std::string>& form_words() {
  static const std::vector<std::string> out = {"text", "csv", "json", "md", "latex", "xlsx"};
  return out;
}

std::string form_of(const Arguments& arguments) {
  const std::string usual = arguments.has("--json") ? "json" : arguments.has("--csv") ? "csv" : "text";
  const std::string out = arguments.text("--form").value_or(usual);
  const auto& known = form_words();
  if (std::find(known.begin(), known.end(), out) == known.end()) refuse_choice("--form", out, known);
  return out;
}

/// A table for a paper or a spreadsheet, to stdout.
void print_table(const Arguments& arguments, const std::string& form, const analysis::MosAnswer& answer,
                 const study::Snapshot& snapshot) {
  report::TableFacts facts;
  facts.chosen = analysis::choices_without_names(snapshot.votes);
  facts.study = analysis::study_record(snapshot);
  const bool program = form == "csv" || form == "xlsx";
  report::Table table =
      report::mos_table(answer, arguments.has("--describe"), program ? report::Form::csv : report::Form::text,
                        arguments.list("--columns"), facts);
  take_words(arguments, table);
  if (form == "csv")
    print(csv_of(arguments, table));
  else if (form == "md")
    print(report::to_markdown(table));
  else if (form == "latex")
    print(latex_of(arguments, table));
  else
    print_bytes(report::to_xlsx(table));
}

int run_mos(const Arguments& arguments) {
  const std::string form = form_of(arguments);
  refuse_unknown_words(arguments);
  const std::vector<std::string> by = arguments.list("--by").value_or(std::vector<std::string>{"condition"});
  const stats::CiOptions ci = ci_options(arguments);
  ReadingOptions options = reading_options(arguments, by);
  options.questions = true;
  const auto& columns = analysis::difference_columns();
  options.factors_if_present.insert(options.factors_if_present.end(), columns.begin(), columns.end());
  const study::Snapshot snapshot = snapshot_of(arguments, options);
  auto answer = analysis::mos_answer(snapshot.votes, by, ci, context_of_votes(arguments, snapshot.set));
  if (arguments.has("--crush") && !analysis::has_differences(snapshot.votes))
    throw_input(
        "--crush is for difference values, and these votes are not by the method acr-hr; leave it out");
  add_difference_values(answer, snapshot.votes, arguments.has("--crush"));
  const bool described = arguments.has("--describe");
  if (form == "json")
    print(report::mos_json(answer, described));
  else if (form == "text")
    print(report::mos_text(answer, described, study::listening_note(snapshot), arguments.list("--columns")));
  else
    print_table(arguments, form, answer, snapshot);
  return ok;
}

} // namespace

Command mos_command() {
  Command out{
      "mos",
      "compute MOS with confidence intervals",
      {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
       {"--by", "FACTORS",
        "columns to group by, with commas between (default: condition); stimulus adds the condition where a "
        "name stands under several"},
       {"--crush", "", "acr-hr: bring difference values above 5 nearer to it, 7 DV / (2 + DV)"},
       {"--describe", "", "quartiles, shares of good and poor votes, bounded intervals and SOS"},
       {"--form", "FORM", "text (default), csv, json, md, latex or xlsx; xlsx goes to a file: > mos.xlsx"}},
      "  quietroom mos votes.csv\n"
      "  quietroom mos votes.csv --by condition,talker --ci votes\n"
      "  quietroom mos votes.csv --ci bootstrap --limits bca --exclude L03,L07\n"
      "  quietroom mos votes.csv --form latex --width column > mos.tex\n"
      "  quietroom mos sessions/demo --context NB --json",
      run_mos};
  for (const auto& more : {table_options(), vote_options()})
    out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
