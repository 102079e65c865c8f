#include "report/comparison_forms.h"

#include "core/number.h"
#include "report/comparison_tables.h"
#include "report/objective_words.h"
#include "report/provenance_forms.h"
#include "report/side_by_side_forms.h"

namespace quietroom::report {

namespace {

/// "MOS = 0.139 + 0.930 x", with signs between.
std::string formula(const compare::Polynomial& b) {
  std::string out = "MOS = " + fixed(b[0], 4);
  for (std::size_t i = 1; i < b.size(); ++i)
    out +=
        (b[i] < 0 ? " - " : " + ") + fixed(std::abs(b[i]), 4) + " x" + (i > 1 ? "^" + std::to_string(i) : "");
  return out;
}

std::string mapping_lines(const compare::Agreement& result) {
  std::string out;
  for (const compare::Mapped& mapped : result.mappings) {
    if (mapped.mapping.order == compare::Order::none || mapped.mapping.order != mapped.asked) continue;
    out += (mapped.asked == compare::Order::first ? "First order: " : "Third order: ") +
           formula(coefficients(mapped.mapping)) + " (d = " + std::to_string(mapped.measures.d) + ")";
    if (mapped.mapping.flat != compare::Flat::nowhere)
      out += ", kept from falling: flat at " + std::string(compare::key(mapped.mapping.flat));
    out += ".\n";
  }
  return out;
}

std::string bland_altman_line(const compare::BlandAltman& b) {
  if (!b.sd) return "";
  std::string out = "Bland-Altman: bias " + fixed(b.bias, 3) + " ± " + fixed(b.bias_ci_half, 3) +
                    ", limits of agreement " + fixed(b.loa->low, 3) + " to " + fixed(b.loa->high, 3) +
                    " (each ± " + fixed(b.loa_ci_half, 3) + ")";
  if (b.slope) out += ", slope of the difference on the mean " + fixed(b.slope, 3);
  return out + ".\n";
}

std::string model_block(const analysis::Contender& model, const std::vector<analysis::Forced>& forced) {
  const compare::Agreement& result = model.agreement;
  std::string out = to_text(point_table(model)) + '\n';
  if (result.unmapped().n > 0) out += to_text(measure_table(result)) + '\n';
  out += mapping_lines(result) + bland_altman_line(result.bland_altman);
  for (const std::string& caution : cautions(result)) out += caution + ".\n";
  return out + "Gap and bias: objective - MOS. Objective: " + origin_of(model.objective, forced) + ".\n";
}

std::string test_block(const analysis::Round& round, const analysis::Comparison& comparison) {
  const bool unmapped = round.order == compare::Order::none;
  std::string out =
      unmapped ? "Models against each other, without mapping" : "Models against each other, mapped by ";
  if (!unmapped) out += std::string(compare::key(round.order)) + " order";
  return out + ":\n" + to_text(test_table(round, comparison)) + '\n';
}

/// A sentence a pair, after the mapping asked for.
std::string contest_lines(const analysis::Comparison& comparison) {
  if (comparison.rounds.empty()) return "";
  const analysis::Round& last = comparison.rounds.back();
  const std::string mapped = last.order == compare::Order::none
                                 ? "Without mapping: "
                                 : "Mapped by " + std::string(compare::key(last.order)) + " order: ";
  std::string out;
  for (const compare::Duel& duel : last.duels)
    out += mapped +
           verdict(duel, shown_name(name_of(comparison.models[duel.a].objective)),
                   shown_name(name_of(comparison.models[duel.b].objective))) +
           ".\n";
  return out;
}

std::string test_notes(const analysis::Comparison& comparison) {
  return "Holm over the pairs of models, each test by itself. Fisher's z (P.1401) takes the models as "
         "independent; Williams and Meng know that they share the votes. F: larger over smaller squared "
         "RMSE, "
         "one-sided, unverified. Pitman-Morgan compares the spread of the errors, not their mean. Bootstrap: "
         "RMSE of a less that of b, " +
         std::to_string(comparison.bootstrap.replicates) + " replicates of the points, seed " +
         std::to_string(comparison.bootstrap.seed) + ", mappings as fitted.\n";
}

/// What each model says of the panel, and what speaks against believing it.
std::string verdict_lines(const analysis::Comparison& comparison) {
  std::string out;
  for (const analysis::Contender& model : comparison.models) {
    out += verdict(model.agreement, subject_of(model.objective), value_name_of(model.objective)) + ".\n";
    if (const auto warning = slope_warning(model.agreement)) out += *warning + ".\n";
    if (model.circular) out += circular_line(*model.circular);
  }
  return out + contest_lines(comparison);
}

} // namespace

std::string comparison_text(const analysis::Comparison& comparison) {
  std::string out = simulated_note(comparison.provenance.simulated);
  if (!out.empty()) out += '\n';
  out += forced_lines(comparison.forced) + verdict_lines(comparison);
  out += side_by_side_text(comparison);
  for (const analysis::Contender& model : comparison.models) {
    out += '\n';
    if (comparison.models.size() > 1) out += "== " + shown_name(name_of(model.objective)) + '\n';
    out += model_block(model, comparison.forced);
  }
  if (!comparison.rounds.empty()) out += '\n';
  for (const analysis::Round& round : comparison.rounds) out += test_block(round, comparison);
  if (!comparison.rounds.empty()) out += test_notes(comparison);
  if (!comparison.source.empty()) out += comparison.source + ".\n";
  for (const std::string& note : notes_of(comparison.provenance)) out += note + ".\n";
  return out;
}

} // namespace quietroom::report
