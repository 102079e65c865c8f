#include "cli/analysis.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "core/error.h"
#include "core/number.h"
#include "report/json.h"
#include "report/table.h"
#include "stats/distributions.h"
#include "stats/subject_model.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;
using report::Number;
using report::PlusMinus;

constexpr std::size_t fewest_listeners = 3, fewest_votes = 5;
constexpr double usual_floor = 0.1;

/// The votes with both models, and what was asked of them.
struct Recovered {
  stats::Opinions opinions;
  stats::BiasSubtraction subtracted;
  stats::AlternatingProjection fit;
  bool by_residual = false; ///< which of the two published errors of quality
  double floor = usual_floor;

  double z() const { return stats::normal_quantile(0.975); }
  double half(std::size_t j) const { return z() * (by_residual ? fit.se_residual[j] : fit.se_fisher[j]); }
};

/// "few votes", "floored", both, or nothing.
std::string flag(const Recovered& result, std::size_t i) {
  const bool few = result.opinions.votes_of(i) < fewest_votes, floored = result.fit.floored[i] != 0;
  return std::string(few ? "few votes" : "") + (few && floored ? ", " : "") + (floored ? "floored" : "");
}

report::Table stimulus_table(const Recovered& result) {
  report::Table out;
  out.columns = {{"stimulus", "stimulus", Align::left, ""},
                 {"condition", "condition", Align::left, ""},
                 {"quality", "quality ± CI", Align::right, "ci_half"},
                 {"p913_mos", "MOS less bias", Align::right, ""},
                 {"p913_se", "SE", Align::right, ""},
                 {"n_votes", "votes", Align::right, ""}};
  for (std::size_t j = 0; j < result.fit.quality.size(); ++j)
    out.rows.push_back({result.opinions.stimuli[j], result.opinions.conditions[j],
                        PlusMinus{result.fit.quality[j], result.half(j), 2},
                        Number{result.subtracted.mos[j], 2}, Number{result.subtracted.se[j], 2},
                        Number{static_cast<double>(result.subtracted.n_votes[j]), 0}});
  return out;
}

report::Table listener_table(const Recovered& result) {
  report::Table out;
  out.columns = {{"listener", "listener", Align::left, ""},
                 {"bias", "bias ± CI", Align::right, "bias_ci_half"},
                 {"inconsistency", "inconsistency", Align::right, ""},
                 {"inconsistency_low", "low", Align::right, ""},
                 {"inconsistency_high", "high", Align::right, ""},
                 {"n_votes", "votes", Align::right, ""},
                 {"flag", "flag", Align::left, ""}};
  for (std::size_t i = 0; i < result.fit.bias.size(); ++i) {
    const std::size_t votes = result.opinions.votes_of(i);
    const auto limits = stats::inconsistency_interval(result.fit.inconsistency[i], votes);
    out.rows.push_back(
        {result.opinions.listeners[i],
         PlusMinus{result.fit.bias[i], result.z() * bias_se(result.fit, result.opinions, i), 2},
         Number{result.fit.inconsistency[i], 2}, Number{limits.low, 2}, Number{limits.high, 2},
         Number{static_cast<double>(votes), 0}, flag(result, i)});
  }
  return out;
}

/// The three models by the same yardstick, per vote.
std::vector<std::pair<std::string, stats::ModelFit>> models(const Recovered& result) {
  return {{"mos", fit_of_mos(result.opinions)},
          {"p913_bias", fit_of(result.subtracted, result.opinions)},
          {"ml", fit_of(result.fit, result.opinions)}};
}

report::Table model_table(const Recovered& result) {
  report::Table out;
  out.columns = {{"model", "model, per vote", Align::left, ""},
                 {"loglik", "log L", Align::right, ""},
                 {"parameters", "parameters", Align::right, ""},
                 {"aic", "AIC", Align::right, ""},
                 {"bic", "BIC", Align::right, ""}};
  for (const auto& [name, model] : models(result))
    out.rows.push_back({name, Number{model.log_likelihood, 3}, Number{model.parameters, 3},
                        Number{model.aic, 3}, Number{model.bic, 3}});
  return out;
}

Json stimuli_json(const Recovered& result) {
  Json::Array out;
  for (std::size_t j = 0; j < result.fit.quality.size(); ++j)
    out.push_back(Json::Object{{"stimulus", result.opinions.stimuli[j]},
                               {"condition", result.opinions.conditions[j]},
                               {"quality", result.fit.quality[j]},
                               {"ci_low", result.fit.quality[j] - result.half(j)},
                               {"ci_high", result.fit.quality[j] + result.half(j)},
                               {"se_fisher", result.fit.se_fisher[j]},
                               {"se_residual", result.fit.se_residual[j]},
                               {"p913_mos", result.subtracted.mos[j]},
                               {"p913_se", result.subtracted.se[j]},
                               {"n_votes", result.subtracted.n_votes[j]}});
  return out;
}

Json listeners_json(const Recovered& result) {
  Json::Array out;
  for (std::size_t i = 0; i < result.fit.bias.size(); ++i) {
    const std::size_t votes = result.opinions.votes_of(i);
    const auto limits = stats::inconsistency_interval(result.fit.inconsistency[i], votes);
    out.push_back(Json::Object{{"listener", result.opinions.listeners[i]},
                               {"bias", result.fit.bias[i]},
                               {"inconsistency", result.fit.inconsistency[i]},
                               {"bias_se", bias_se(result.fit, result.opinions, i)},
                               {"inconsistency_se", limits.se},
                               {"inconsistency_low", limits.low},
                               {"inconsistency_high", limits.high},
                               {"p913_bias", result.subtracted.bias[i]},
                               {"n_votes", votes},
                               {"floored", result.fit.floored[i] != 0},
                               {"few_votes", votes < fewest_votes}});
  }
  return out;
}

Json::Object document(const Recovered& result) {
  Json::Array compared;
  for (const auto& [name, model] : models(result))
    compared.push_back(Json::Object{{"model", name},
                                    {"loglik_per_vote", model.log_likelihood},
                                    {"parameters_per_vote", model.parameters},
                                    {"aic_per_vote", model.aic},
                                    {"bic_per_vote", model.bic}});
  return {{"stimuli", stimuli_json(result)},
          {"listeners", listeners_json(result)},
          {"iterations", result.fit.iterations},
          {"converged", result.fit.converged},
          {"last_change", result.fit.last_change},
          {"method", "alternating projection"},
          {"quality_se", result.by_residual ? "residual" : "fisher"},
          {"least_inconsistency", result.floor},
          {"models", std::move(compared)},
          {"n_votes", result.opinions.size()},
          {"n_listeners", result.opinions.listeners.size()},
          {"n_files", result.opinions.stimuli.size()}};
}

std::vector<std::string> notes(const Recovered& result) {
  std::vector<std::string> out = {
      "Maximum likelihood by alternating projection, " + std::to_string(result.fit.iterations) +
          (result.fit.converged ? " iterations" : " iterations without coming to rest") +
          "; 95 % intervals: ± 1.96 SE from the " +
          (result.by_residual ? "residuals of each stimulus" : "inconsistencies of the listeners (Fisher)") +
          "; " + std::to_string(result.opinions.listeners.size()) + " listeners, " +
          std::to_string(result.opinions.size()) + " votes, " +
          std::to_string(result.opinions.stimuli.size()) + " files",
      "MOS less bias: bias subtraction of ITU-T P.913, not clipped to the scale"};
  if (const auto floored = std::count(result.fit.floored.begin(), result.fit.floored.end(), 1); floored > 0)
    out.push_back(std::to_string(floored) + " inconsistencies floored at " + shortest(result.floor) +
                  ": such listeners would decide alone");
  return out;
}

struct Asked {
  bool by_residual = false;
  double floor = usual_floor;
};

Asked asked(const Arguments& arguments) {
  const std::string errors = arguments.text("--se").value_or("fisher");
  if (errors != "fisher" && errors != "residual") refuse_choice("--se", errors, {"fisher", "residual"});
  const double floor = arguments.number("--floor").value_or(usual_floor);
  if (floor < 0) throw_input("--floor is below 0; give a standard deviation, or 0 for none");
  return {errors == "residual", floor};
}

Recovered recovered(const votes::VoteTable& table, const Asked& asked, const std::string& votes) {
  Recovered out{stats::opinions_of(table), {}, {}, asked.by_residual, asked.floor};
  if (out.opinions.listeners.size() < fewest_listeners)
    throw_input(votes + ": the model of the listener needs three listeners or more, and here are " +
                std::to_string(out.opinions.listeners.size()) + "; take mos");
  out.subtracted = stats::subtract_bias(out.opinions);
  out.fit = stats::project(out.opinions, {out.floor});
  return out;
}

int run_recover(const Arguments& arguments) {
  const Asked how = asked(arguments);
  print_analysis(arguments, votes_to_analyse(arguments, {}), [&](const votes::VoteTable& table) {
    const Recovered result = recovered(table, how, *arguments.text("VOTES"));
    const bool listeners = arguments.has("--listeners");
    return Analysis{{stimulus_table(result), listener_table(result), model_table(result)},
                    notes(result),
                    listeners ? listener_table(result) : stimulus_table(result),
                    document(result)};
  });
  return ok;
}

} // namespace

Command recover_command() {
  Command out{"recover",
              "estimate the quality of each stimulus, and the bias and inconsistency of each listener",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
               {"--se", "KIND", "errors of quality: fisher (default, from the listeners) or residual"},
               {"--floor", "SD", "least inconsistency of a listener (default 0.1; 0: none, as published)"},
               {"--listeners", "", "with --csv: the table of listeners instead of stimuli"}},
              "  quietroom recover votes.csv\n"
              "  quietroom recover votes.csv --se residual --json\n"
              "  quietroom recover votes.csv --csv --listeners",
              run_recover};
  const std::vector<Option> common = analysis_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
