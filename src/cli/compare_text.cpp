#include "cli/compare_answer.h"

#include "cli/chosen_rows.h"
#include "cli/compare_tables.h"
#include "cli/vote_arguments.h"
#include "core/number.h"
#include "report/table.h"

namespace quietroom::cli {

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

std::string model_block(const Contender& model, const Compared& compared) {
  const compare::Agreement& result = compared.agreement;
  std::string out = report::to_text(point_table(model, compared)) + '\n';
  if (result.unmapped().n > 0) out += report::to_text(measure_table(result)) + '\n';
  out += mapping_lines(result) + bland_altman_line(result.bland_altman);
  for (const std::string& caution : cautions(result)) out += caution + ".\n";
  return out + "Gap and bias: objective - MOS. Objective: " + model.how + ".\n";
}

std::string test_block(const Round& round, const Answer& answer) {
  const bool unmapped = round.order == compare::Order::none;
  std::string out =
      unmapped ? "Models against each other, without mapping" : "Models against each other, mapped by ";
  if (!unmapped) out += std::string(compare::key(round.order)) + " order";
  return out + ":\n" + report::to_text(test_table(round, answer)) + '\n';
}

/// A sentence a pair, after the mapping asked for.
std::string contest_lines(const Answer& answer) {
  if (answer.rounds.empty()) return "";
  const Round& last = answer.rounds.back();
  const std::string mapped = last.order == compare::Order::none
                                 ? "Without mapping: "
                                 : "Mapped by " + std::string(compare::key(last.order)) + " order: ";
  std::string out;
  for (const compare::Duel& duel : last.duels)
    out += mapped + verdict(duel, answer.question.models[duel.a].name, answer.question.models[duel.b].name) +
           ".\n";
  return out;
}

std::string test_notes(const Answer& answer) {
  return "Holm over the pairs of models, each test by itself. Fisher's z (P.1401) takes the models as "
         "independent; Williams and Meng know that they share the votes. F: larger over smaller squared "
         "RMSE, "
         "one-sided, unverified. Pitman-Morgan compares the spread of the errors, not their mean. Bootstrap: "
         "RMSE of a less that of b, " +
         std::to_string(answer.bootstrap.replicates) + " replicates of the points, seed " +
         std::to_string(answer.bootstrap.seed) + ", mappings as fitted.\n";
}

} // namespace

std::string circular_warning() {
  return "The simulated truth comes from the E-model or may do so: then this agreement is circular and says "
         "nothing about people.\n";
}

std::string compare_text(const Answer& answer) {
  const Question& question = answer.question;
  std::string out;
  if (question.simulated) out += simulated_note(true) + '\n';
  out += forced_note(question.forced);
  for (std::size_t i = 0; i < answer.models.size(); ++i) {
    out += verdict(answer.models[i].agreement, question.models[i].subject) + ".\n";
    if (const auto warning = slope_warning(answer.models[i].agreement)) out += *warning + ".\n";
    if (question.models[i].circular) out += circular_warning();
  }
  out += contest_lines(answer);
  for (std::size_t i = 0; i < answer.models.size(); ++i) {
    out += '\n';
    if (answer.models.size() > 1) out += "== " + question.models[i].name + '\n';
    out += model_block(question.models[i], answer.models[i]);
  }
  if (!answer.rounds.empty()) out += '\n';
  for (const Round& round : answer.rounds) out += test_block(round, answer);
  if (!answer.rounds.empty()) out += test_notes(answer);
  if (!question.source.empty()) out += question.source + ".\n";
  for (const std::string& note : {where_note(question.where), exclusion_note(question.excluded)})
    if (!note.empty()) out += note + ".\n";
  return out;
}

} // namespace quietroom::cli
