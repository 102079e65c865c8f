#include "cli/choices.h"
#include "cli/command.h"
#include "cli/compare_question.h"
#include "cli/output.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "compare/limit.h"
#include "core/error.h"
#include "core/json.h"
#include "report/comparison_forms.h"

namespace quietroom::cli {

namespace {

std::optional<compare::Order> asked_order(const Arguments& arguments) {
  const auto given = arguments.text("--mapping");
  if (!given) return std::nullopt;
  const auto order = compare::parse_order(*given);
  if (!order) refuse_choice("--mapping", *given, {"none", "first", "third"});
  return order;
}

std::vector<compare::Limit> limits_of(const Arguments& arguments) {
  std::vector<compare::Limit> out;
  for (const std::string& text : arguments.all("--fail-if")) out.push_back(compare::parse_limit(text));
  return out;
}

compare::PairedBootstrap bootstrap_of(const Arguments& arguments) {
  compare::PairedBootstrap out;
  if (const auto seed = arguments.whole_number("--test-seed", 0))
    out.seed = static_cast<std::uint64_t>(*seed);
  return out;
}

/// Every failure on stderr; the results are on stdout by then.
int judged(const analysis::Comparison& comparison, const std::vector<compare::Limit>& limits) {
  int out = ok;
  for (const analysis::Contender& model : comparison.models)
    for (const compare::Limit& limit : model.beside ? std::vector<compare::Limit>() : limits)
      if (const auto why = failure(limit, model.agreement, model.asked)) {
        say((comparison.models.size() > 1 ? name_of(model.objective) + ": " : "") + *why);
        out = check_failed;
      }
  return out;
}

int run_compare(const Arguments& arguments) {
  const auto order = asked_order(arguments);
  const std::vector<compare::Limit> limits = limits_of(arguments);
  const analysis::Comparison comparison = compared(arguments, {order, bootstrap_of(arguments)});
  if (arguments.has("--json"))
    print(text(report::comparison_json(comparison)));
  else if (arguments.has("--csv"))
    print(report::to_csv(report::comparison_csv(comparison)));
  else
    print(report::comparison_text(comparison));
  return judged(comparison, limits);
}

} // namespace

Command compare_command() {
  Command out{"compare", "compare MOS with the E-model or another score, or compare given pairs",
              question_options(),
              "  quietroom compare sessions/demo\n"
              "  quietroom compare votes.csv --set stimuli/demo\n"
              "  quietroom compare votes.csv --models conditions.csv --context WB\n"
              "  quietroom compare votes.csv --against polqa --by stimulus\n"
              "  quietroom compare votes.csv --against polqa --against visqol --mapping third\n"
              "  quietroom compare sessions/demo --against visqol\n"
              "  quietroom compare sessions/demo --scores polqa.csv\n"
              "  quietroom compare --pairs pairs.csv --json\n"
              "  quietroom compare --pairs pairs.csv --fail-if 'rmse_star>0.3' --fail-if 'first.pearson<0.9'",
              run_compare};
  const std::vector<Option> own = {
      {"--mapping", "ORDER",
       "none, first or third (default: the highest order that the points allow); the text shows all"},
      {"--fail-if", "LIMIT",
       "end with exit code 1 if this limit holds, or if its metric has no value. A limit is METRIC>X, or "
       "with >=, < or <=, for example rmse_star>0.3. METRIC is a name from --json, such as pearson, and "
       "means the value without a mapping. Write first.pearson or third.pearson for the value after that "
       "mapping, mapping.pearson for the mapping that --mapping chooses. May be given again",
       false, true},
      {"--test-seed", "N", "of the paired bootstrap between models (default: 1)"}};
  for (const auto& more : {own, model_options(), vote_options()})
    out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
