#include "analysis/planning_estimate.h"
#include "cli/codec_arguments.h"
#include "cli/command.h"
#include "cli/emodel_arguments.h"
#include "cli/output.h"
#include "core/available_cores.h"
#include "core/error.h"
#include "core/number.h"
#include "report/planning_estimate_forms.h"
#include "report/planning_sweep_forms.h"

namespace quietroom::cli {

namespace {

unsigned threads_of(const Arguments& arguments) {
  const auto given = arguments.whole_number("--threads", 1, 256);
  return given ? static_cast<unsigned>(*given) : available_cores();
}

double jitter_of(const Arguments& arguments) {
  const double out = arguments.number("--jitter").value_or(0);
  if (out < 0) throw_input("--jitter is " + shortest(out) + "; it must be 0 or more");
  return out;
}

/// check_failed where a published value is missing and there is no estimate.
int print_estimate(const analysis::PlanningQuestion& question, const Arguments& arguments) {
  analysis::PlanningEstimate estimate = analysis::planning_estimate(question);
  const bool json = arguments.has("--json");
  if (arguments.has("--simplified") && (json || estimate.has_value()))
    estimate.other_products = other_products(question, jitter_of(arguments));
  print(json ? report::planning_json(estimate) : report::planning_text(estimate));
  return estimate.has_value() ? ok : check_failed;
}

int print_sweep(const std::string& text, const analysis::PlanningQuestion& question,
                const Arguments& arguments) {
  const auto swept = analysis::planning_sweep(question, sweep_of(text, emodel::band_of(question.in)));
  print(arguments.has("--json")  ? report::sweep_json(swept)
        : arguments.has("--csv") ? report::sweep_csv(swept)
                                 : report::sweep_text(swept));
  return ok;
}

int run_emodel(const Arguments& arguments) {
  const std::string csv = arguments.text("--csv").value_or("");
  if (arguments.has("--list-codecs")) return list_codecs(arguments);
  const analysis::PlanningQuestion question = planning_question(arguments);
  if (const auto sweep = arguments.text("--sweep")) return print_sweep(*sweep, question, arguments);
  if (!arguments.has("--csv")) return print_estimate(question, arguments);
  if (csv.empty()) throw_input("--csv needs a file of rows to rate, or --sweep or --list-codecs beside it");
  return emodel_batch(csv, question, threads_of(arguments));
}

} // namespace

Command emodel_command() {
  Command out{
      "emodel",
      "compute the E-model in three bands: one estimate, a sweep, or a batch from a CSV",
      {{"--csv", "[IN.csv]",
        "a row for each estimate, columns named by symbols; adds R,MOS_CQE,R_LQ,MOS_LQE. Without a file: "
        "--sweep "
        "or --list-codecs as CSV"},
       {"--sweep", "SYM=LO:HI:STEP", "a table over the values of one input"},
       {"--simplified", "", "also what other products' formulas give for this call, under their names"},
       {"--jitter", "MS", "jitter that those formulas take (default 0)"},
       {"--list-codecs", "", "the table of codecs"},
       {"--threads", "N", "threads of --csv (default: all cores); the output is the same for any number"},
       {"--json", "", "one JSON document"}},
      "  quietroom emodel\n"
      "  quietroom emodel --codec g729a-vad --Ppl 2 --Ta 150\n"
      "  quietroom emodel --codec evs-swb-24.4 --Ppl 3 --sweep Ta=0:400:50\n"
      "  quietroom emodel --band wb --Ie 13 --Bpl 4.3 --Ppl 2 --json\n"
      "  quietroom emodel --codec g711-plc --gilbert-p 0.01 --gilbert-q 0.49\n"
      "  quietroom emodel --codec g711-plc --Ta 20 --delays delays.txt --buffer 40 --simplified\n"
      "  quietroom emodel --csv calls.csv > rated.csv\n"
      "  quietroom emodel --list-codecs --csv > codecs.csv",
      run_emodel};
  const auto more = planning_options();
  out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
