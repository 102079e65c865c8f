#include "report/recovered_quality_forms.h"

#include "core/number.h"
#include "report/fields.h"

#include <algorithm>

namespace quietroom::report {

namespace {

using analysis::ComparedModel;
using analysis::RecoveredListener;
using analysis::RecoveredQuality;
using analysis::RecoveredStimulus;

Fields<RecoveredStimulus> stimulus_fields() {
  using Row = RecoveredStimulus;
  return {{"stimulus", "stimulus", 0, everywhere, &Row::stimulus},
          {"condition", "condition", 0, everywhere, &Row::condition},
          {"quality", "quality ± CI", 2, in_tables,
           [](const Row& r) {
             return PlusMinus{r.quality, r.ci_half};
           },
           "ci_half"},
          {"quality", "", 0, json_alone, &Row::quality},
          {"ci_low", "", 0, json_alone, [](const Row& r) { return r.quality - r.ci_half; }},
          {"ci_high", "", 0, json_alone, [](const Row& r) { return r.quality + r.ci_half; }},
          {"se_fisher", "", 0, json_alone, &Row::se_fisher},
          {"se_residual", "", 0, json_alone, &Row::se_residual},
          {"p913_mos", "MOS less bias", 2, everywhere, &Row::unbiased_mos},
          {"p913_se", "SE", 2, everywhere, &Row::unbiased_se},
          {"n_votes", "votes", 0, everywhere, &Row::n_votes}};
}

/// "few votes", "floored", both, or nothing.
std::string flag(const RecoveredListener& listener) {
  return std::string(listener.few_votes ? "few votes" : "") +
         (listener.few_votes && listener.floored ? ", " : "") + (listener.floored ? "floored" : "");
}

Fields<RecoveredListener> recovered_listener_fields() {
  using Row = RecoveredListener;
  return {{"listener", "listener", 0, everywhere, &Row::listener},
          {"bias", "bias ± CI", 2, in_tables,
           [](const Row& r) {
             return PlusMinus{r.bias, r.bias_ci_half};
           },
           "bias_ci_half"},
          {"bias", "", 0, json_alone, &Row::bias},
          {"inconsistency", "inconsistency", 2, everywhere, &Row::inconsistency},
          {"bias_se", "", 0, json_alone, &Row::bias_se},
          {"inconsistency_se", "", 0, json_alone, [](const Row& r) { return r.limits.se; }},
          {"inconsistency_low", "low", 2, everywhere, [](const Row& r) { return r.limits.low; }},
          {"inconsistency_high", "high", 2, everywhere, [](const Row& r) { return r.limits.high; }},
          {"p913_bias", "", 0, json_alone, &Row::subtracted_bias},
          {"n_votes", "votes", 0, everywhere, &Row::n_votes},
          {"flag", "flag", 0, in_tables, flag},
          {"floored", "", 0, json_alone, &Row::floored},
          {"few_votes", "", 0, json_alone, &Row::few_votes}};
}

Fields<ComparedModel> model_fields() {
  using Row = ComparedModel;
  return {{"model", "model, per vote", 0, everywhere, &Row::model},
          {"loglik_per_vote", "log L", 3, everywhere, [](const Row& r) { return r.fit.log_likelihood; }},
          {"parameters_per_vote", "parameters", 3, everywhere, [](const Row& r) { return r.fit.parameters; }},
          {"aic_per_vote", "AIC", 3, everywhere, [](const Row& r) { return r.fit.aic; }},
          {"bic_per_vote", "BIC", 3, everywhere, [](const Row& r) { return r.fit.bic; }}};
}

Json::Object document(const RecoveredQuality& answer) {
  return {{"stimuli", array_of(stimulus_fields(), answer.stimuli)},
          {"listeners", array_of(recovered_listener_fields(), answer.listeners)},
          {"iterations", answer.iterations},
          {"converged", answer.converged},
          {"last_change", answer.last_change},
          {"method", "alternating projection"},
          {"quality_se", analysis::text(answer.error)},
          {"least_inconsistency", answer.least_inconsistency},
          {"models", array_of(model_fields(), answer.models)},
          {"n_votes", answer.n_votes},
          {"n_listeners", answer.listeners.size()},
          {"n_files", answer.stimuli.size()}};
}

std::vector<std::string> notes_of(const RecoveredQuality& answer) {
  const bool by_residual = answer.error == analysis::QualityError::residual;
  std::vector<std::string> out = {
      "Maximum likelihood by alternating projection, " + std::to_string(answer.iterations) +
          (answer.converged ? " iterations" : " iterations without coming to rest") +
          "; 95 % intervals: ± 1.96 SE from the " +
          (by_residual ? "residuals of each stimulus" : "inconsistencies of the listeners (Fisher)") + "; " +
          std::to_string(answer.listeners.size()) + " listeners, " + std::to_string(answer.n_votes) +
          " votes, " + std::to_string(answer.stimuli.size()) + " files",
      "MOS less bias: bias subtraction of ITU-T P.913, not clipped to the scale"};
  const auto floored = std::count_if(answer.listeners.begin(), answer.listeners.end(),
                                     [](const RecoveredListener& listener) { return listener.floored; });
  if (floored > 0)
    out.push_back(std::to_string(floored) + " inconsistencies floored at " +
                  shortest(answer.least_inconsistency) + ": such listeners would decide alone");
  return out;
}

} // namespace

AnswerForms recovered_quality_forms(const RecoveredQuality& answer, RecoveredRows csv) {
  const auto stimuli = stimulus_fields();
  const auto listeners = recovered_listener_fields();
  return {{table_of(stimuli, answer.stimuli, Form::text), table_of(listeners, answer.listeners, Form::text),
           table_of(model_fields(), answer.models, Form::text)},
          notes_of(answer),
          csv == RecoveredRows::listeners ? table_of(listeners, answer.listeners, Form::csv)
                                          : table_of(stimuli, answer.stimuli, Form::csv),
          document(answer)};
}

} // namespace quietroom::report
