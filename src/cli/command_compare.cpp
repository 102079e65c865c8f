#include "cli/command.h"
#include "cli/output.h"
#include "cli/points.h"
#include "cli/read_points.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "compare/agreement.h"
#include "core/error.h"
#include "core/number.h"
#include "report/json.h"
#include "report/table.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;

/// What is compared, and what a reader must know of it.
struct Question {
  std::vector<compare::Point> points;
  std::string model;                        ///< begins the verdict
  std::string how;                          ///< where the objective values come from
  std::optional<std::string> estimate = {}; ///< P.800.1 name of the E-model's score
  bool simulated = false;
  std::optional<stats::CiOptions> ci = {}; ///< where MOS comes from votes
  std::vector<stats::Excluded> excluded = {};
  bool circular = false; ///< simulated votes whose truth may be the model they are held against
};

report::Table text_table(const compare::Agreement& result, const Question& question) {
  report::Table out;
  const auto& conditions = result.conditions;
  const bool labels =
      std::any_of(conditions.begin(), conditions.end(), [](const auto& c) { return !c.point.label.empty(); });
  out.columns.push_back({"condition", "condition", Align::left, ""});
  if (labels) out.columns.push_back({"label", "label", Align::left, ""});
  out.columns.insert(out.columns.end(), {{"mos", "MOS ± CI", Align::right, "ci_half"},
                                         {"objective", question.model, Align::right, ""},
                                         {"difference", "difference", Align::right, ""},
                                         {"within_ci", "within CI", Align::left, ""}});
  for (const compare::ConditionAgreement& entry : conditions) {
    std::vector<report::Cell> cells = {entry.point.condition};
    if (labels) cells.emplace_back(entry.point.label);
    cells.emplace_back(report::PlusMinus{entry.point.mos, entry.point.ci_half, 2});
    cells.emplace_back(report::Number{entry.point.objective, 2});
    cells.emplace_back(report::Number{entry.difference, 2});
    cells.emplace_back(std::string(!entry.within_ci ? "–" : *entry.within_ci ? "yes" : "no"));
    out.rows.push_back(std::move(cells));
  }
  out.note = simulated_note(question.simulated);
  return out;
}

std::string figures(const compare::Agreement& result) {
  return "n " + std::to_string(result.unmapped().n) + ", Pearson r " + fixed(result.pearson, 3) + ", RMSE " +
         fixed(result.rmse, 3) + " (divisor n - " + std::to_string(result.d) + "; " +
         fixed(result.rmse_n, 3) + " with n), bias " + fixed(result.bias, 3) + '\n';
}

std::string circular_warning() {
  return "The simulated truth comes from the E-model or may do so: then this agreement is circular and says "
         "nothing "
         "about people.\n";
}

std::string json_text(const compare::Agreement& result, const Question& question) {
  Json::Array conditions;
  for (const compare::ConditionAgreement& entry : result.conditions)
    conditions.push_back(Json::Object{{"condition", entry.point.condition},
                                      {"mos", entry.point.mos},
                                      {"ci_half", entry.point.ci_half},
                                      {"objective", entry.point.objective},
                                      {"difference", entry.difference},
                                      {"within_ci", entry.within_ci}});
  Json::Object out = {{"n", result.n},
                      {"d", result.d},
                      {"pearson", result.pearson},
                      {"rmse", result.rmse},
                      {"rmse_n", result.rmse_n},
                      {"bias", result.bias},
                      {"conditions", std::move(conditions)},
                      {"verdict", compare::verdict(result, question.model)},
                      {"simulated", question.simulated},
                      {"ci_method", question.ci ? Json(stats::text(question.ci->method)) : Json()},
                      {"excluded", exclusion_json(question.excluded)}};
  if (question.estimate) {
    out.emplace_back("objective_name", question.estimate);
    out.emplace_back("objective_from", question.how);
  }
  if (question.circular) out.emplace_back("circular", true);
  return report::text(out);
}

/// The E-model's parameters come from the set of the study, or from --set or --models for a CSV.
Question against_emodel(const Arguments& arguments, const std::string& votes,
                        const std::vector<stats::MosRow>& rows) {
  const auto set = set_of_votes(arguments, votes);
  const auto models = models_of_votes(arguments, set);
  if (!models)
    throw_input("the E-model needs each condition's Ie and Bpl; give the stimulus set with --set SET, or a "
                "table with "
                "--models FILE.csv");
  Question out;
  out.points = points_against(rows, *models, band_of_votes(arguments, set));
  out.model = "E-model";
  out.how = estimate_note(arguments, set);
  out.estimate = emodel::listening_name(band_of_votes(arguments, set));
  return out;
}

Question question_of(const Arguments& arguments) {
  const auto pairs = arguments.text("--pairs");
  const auto votes = arguments.text("VOTES");
  if (pairs.has_value() == votes.has_value())
    throw_input("compare needs VOTES or --pairs P.csv, one of the two");
  if (pairs)
    return {read_pairs(*pairs, arguments.has("--mixed-contexts")), "The objective estimate",
            "pairs of " + *pairs + (arguments.has("--mixed-contexts") ? " (--mixed-contexts)" : "")};

  const std::string against = arguments.text("--against").value_or("emodel");
  const bool column = against != "emodel";
  const std::vector<std::string> factors =
      column ? std::vector<std::string>{against} : std::vector<std::string>{};
  const stats::VoteTable table = read_votes(*votes, reading_options(arguments, factors));
  const std::vector<std::string> by = {"condition"};
  const auto rows = stats::mos_table(table, by, ci_options(arguments));
  Question out = column ? Question{points_against(rows, table, against, *votes), against, "column " + against}
                        : against_emodel(arguments, *votes, rows);
  say_left_out(*votes, table.left_out);
  out.simulated = table.simulated;
  out.excluded = table.excluded;
  out.ci = ci_options(arguments);
  out.circular = table.simulated && !column && truth_may_be_emodel(*votes);
  out.how += ". " + interval_note(rows, ci_options(arguments), "condition");
  if (const std::string level = level_note(*votes, table.simulated); !level.empty()) out.how += ". " + level;
  return out;
}

int run(const Arguments& arguments) {
  const Question question = question_of(arguments);
  const compare::Agreement result = compare::agreement(question.points);
  if (arguments.has("--json")) {
    print(json_text(result, question));
    return ok;
  }
  if (arguments.has("--csv")) {
    report::Table table = text_table(result, question);
    table.simulated = question.simulated;
    if (question.ci) add_method_column(table, *question.ci);
    add_exclusion_column(table, question.excluded);
    print(report::to_csv(table));
    return ok;
  }
  print(report::to_text(text_table(result, question)) + '\n');
  print(compare::verdict(result, question.model) + ".\n");
  if (question.circular) print(circular_warning());
  print(figures(result) + "Difference and bias: objective - MOS. Objective: " + question.how + ".\n");
  if (const std::string note = exclusion_note(question.excluded); !note.empty()) print(note + ".\n");
  return ok;
}

} // namespace

Command compare_command() {
  Command out{"compare",
              "MOS against the E-model, another score, or given pairs",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database"},
               {"--pairs", "P.csv",
                "finished pairs: condition,mos,ci,n,objective; ci is the half-width; where there is a column "
                "context, all "
                "rows must have the same"},
               {"--against", "emodel|COLUMN",
                "the E-model (default), or a column of the votes with one score a stimulus"}},
              "  quietroom compare sessions/demo\n"
              "  quietroom compare votes.csv --set stimuli/demo\n"
              "  quietroom compare votes.csv --models conditions.csv --context WB\n"
              "  quietroom compare votes.csv --against polqa\n"
              "  quietroom compare --pairs pairs.csv --json",
              run};
  for (const auto& more : {model_options(), vote_options()})
    out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
