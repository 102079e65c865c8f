#include "cli/choices.h"
#include "cli/command.h"
#include "cli/compare_answer.h"
#include "cli/output.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "compare/limit.h"
#include "core/error.h"

#include <algorithm>

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

/// Without a mapping, and with the one asked for: that of the model which allows least where none was named.
std::vector<Round> rounds_of(const Answer& answer, std::optional<compare::Order> asked) {
  if (answer.models.size() < 2) return {};
  std::vector<std::vector<compare::Point>> points;
  compare::Order order = asked.value_or(compare::Order::third);
  for (std::size_t i = 0; i < answer.models.size(); ++i) {
    points.push_back(answer.question.models[i].points);
    order = std::min(order, answer.models[i].asked);
  }
  std::vector<Round> out = {
      {compare::Order::none, all_pairs(points, compare::Order::none, answer.bootstrap)}};
  if (order != compare::Order::none) out.push_back({order, all_pairs(points, order, answer.bootstrap)});
  return out;
}

Answer answer_to(Question question, std::optional<compare::Order> asked,
                 const compare::PairedBootstrap& bootstrap) {
  Answer out{std::move(question), {}, {}, bootstrap};
  for (const Contender& model : out.question.models) {
    Compared& compared = out.models.emplace_back();
    compared.agreement = compare::agreement(model.points);
    compared.asked = asked.value_or(highest_order(compared.agreement));
  }
  out.rounds = rounds_of(out, asked);
  return out;
}

/// Every failure on stderr; the results are on stdout by then.
int judged(const Answer& answer, const std::vector<compare::Limit>& limits) {
  int out = ok;
  for (std::size_t i = 0; i < answer.models.size(); ++i)
    for (const compare::Limit& limit : limits)
      if (const auto why = failure(limit, answer.models[i].agreement, answer.models[i].asked)) {
        say((answer.models.size() > 1 ? answer.question.models[i].name + ": " : "") + *why);
        out = check_failed;
      }
  return out;
}

int run_compare(const Arguments& arguments) {
  const auto asked = asked_order(arguments);
  const std::vector<compare::Limit> limits = limits_of(arguments);
  const compare::PairedBootstrap bootstrap = bootstrap_of(arguments);
  const Answer answer = answer_to(question_of(arguments), asked, bootstrap);
  if (arguments.has("--json"))
    print(compare_json(answer));
  else if (arguments.has("--csv"))
    print(compare_csv(answer));
  else
    print(compare_text(answer));
  return judged(answer, limits);
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
              "  quietroom compare --pairs pairs.csv --json\n"
              "  quietroom compare --pairs pairs.csv --fail-if 'rmse_star>0.3' --fail-if 'first.pearson<0.9'",
              run_compare};
  const std::vector<Option> own = {
      {"--mapping", "ORDER",
       "none, first or third (default: the highest order that the points allow); the text shows all"},
      {"--fail-if", "LIMIT",
       "exit 1 where it holds or its metric is undefined: METRIC>X, also >= < <=; metrics as in --json, of "
       "no "
       "mapping, or with none. first. third. mapping. before them; may be given again",
       false, true},
      {"--test-seed", "N", "of the paired bootstrap between models (default: 1)"}};
  for (const auto& more : {own, model_options(), vote_options()})
    out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
