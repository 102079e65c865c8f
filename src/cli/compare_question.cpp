#include "cli/compare_question.h"

#include "analysis/mos_answer.h"
#include "cli/choices.h"
#include "cli/derivation_options.h"
#include "cli/emodel_question.h"
#include "cli/mixing_options.h"
#include "cli/problem_output.h"
#include "cli/read_points.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/context.h"
#include "report/interval_note.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

std::vector<std::string> asked_models(const Arguments& arguments) {
  std::vector<std::string> out = arguments.all("--against");
  for (auto name = out.begin(); name != out.end(); ++name)
    if (std::find(out.begin(), name, *name) != name)
      throw_input("--against " + *name + " is given twice; name each model once");
  return out;
}

/// What --against names, which is the E-model where it names nothing: empty for that, else a column.
std::vector<std::optional<std::string>> columns_against(const Arguments& arguments) {
  std::vector<std::optional<std::string>> out;
  for (const std::string& name : asked_models(arguments))
    out.push_back(name == "emodel" ? std::nullopt : std::optional(name));
  if (out.empty()) out.emplace_back();
  return out;
}

void add_sentence(std::string& text, std::string sentence) {
  while (sentence.ends_with('.')) sentence.pop_back();
  if (!sentence.empty()) text += (text.empty() ? "" : ". ") + sentence;
}

std::optional<std::string> scores_context(const Arguments& arguments) {
  const auto given = arguments.text("--objective-context");
  if (given && !parse_context(*given)) refuse_choice("--objective-context", *given, context_words());
  return given;
}

/// Pairs have all values in their file.
void refuse_options_of_votes(const Arguments& arguments) {
  std::vector<Option> of_votes = delay_options();
  for (const auto& more : {model_options(), vote_options()})
    of_votes.insert(of_votes.end(), more.begin(), more.end());
  of_votes.insert(of_votes.end(), {{"--by", "", ""}, {"--references", "", ""}});
  for (const Option& option : of_votes)
    if (option.name != "--json" && option.name != "--csv" && option.name != "--mixed-contexts" &&
        arguments.has(option.name))
      throw_input(option.name + " is for VOTES; pairs have all values in their file");
}

analysis::Comparison compared_pairs(const Arguments& arguments, const std::string& pairs,
                                    const analysis::ComparisonChoice& choice) {
  refuse_options_of_votes(arguments);
  analysis::PairsTable file = read_pairs(pairs, asked_models(arguments));
  stop_at_problems(file.problems, pairs);
  const auto context = file.context.empty() ? std::nullopt : std::optional(file.context);
  if (const auto mixing = analysis::mixing_of_scores(context, scores_context(arguments)))
    file.question.mixings.push_back(*mixing);
  const auto forced = forced_by(arguments, file.question.mixings);
  analysis::Comparison out = comparison_of(file.question, choice);
  out.warnings = std::move(file.problems);
  out.forced = forced;
  return out;
}

/// A column `context` of the votes that says one thing says it for --context.
Arguments with_context_of(Arguments arguments, const votes::VoteTable& table, const std::string& votes) {
  const auto contexts = analysis::levels_used(table, "context");
  if (contexts.size() != 1) return arguments;
  if (const auto given = context_of(arguments); given && *given != contexts.front())
    throw_input(votes + ": the column context says " + contexts.front() + " and --context " + *given +
                "; leave the option out");
  arguments.set("--context", contexts);
  return arguments;
}

bool by_stimulus(const Arguments& arguments) {
  const std::string by = arguments.text("--by").value_or("condition");
  if (by != "condition" && by != "stimulus") refuse_choice("--by", by, {"condition", "stimulus"});
  return by == "stimulus";
}

study::Snapshot snapshot_against(const Arguments& arguments,
                                 const std::vector<std::optional<std::string>>& against) {
  std::vector<std::string> columns;
  for (const auto& column : against)
    if (column) columns.push_back(*column);
  ReadingOptions options = reading_options(arguments, columns);
  options.factors_if_present.insert(options.factors_if_present.end(), {"study", "context"});
  options.apart = {"study", "context"}; // compare has switches of its own for these
  return snapshot_of(arguments, options);
}

analysis::NormalisationQuestion normalisation_question(const Arguments& arguments,
                                                       const std::optional<study::SetOfVotes>& set) {
  auto known = conditions_of_test(arguments, set);
  if (!known)
    throw_input("--references needs the published Ie of the references; give the stimulus set with --set "
                "SET, or a table with --models FILE.csv");
  return {std::move(*known), derivation_choice(arguments), band_of_votes(arguments, set)};
}

analysis::VotesQuestion votes_question(const Arguments& arguments, const study::Snapshot& snapshot,
                                       const std::vector<std::optional<std::string>>& against,
                                       std::vector<Problem>& notes) {
  const std::string& votes = snapshot.name;
  const auto& set = snapshot.set;
  analysis::VotesQuestion out{votes, by_stimulus(arguments), ci_options(arguments), {}};
  if (arguments.has("--references") && !out.by_stimulus)
    out.references = normalisation_question(arguments, set);
  for (const auto& column : against) {
    if (column)
      out.against.emplace_back(analysis::ColumnQuestion{*column});
    else
      out.against.emplace_back(emodel_question(arguments, set, notes));
  }
  out.context = context_of_votes(arguments, set);
  out.scores_context = scores_context(arguments);
  if (snapshot.votes.simulated) out.truths = analysis::simulated_truths_of(snapshot);
  return out;
}

analysis::Comparison compared_votes(const Arguments& given, const std::string& votes,
                                    const analysis::ComparisonChoice& choice) {
  const auto against = columns_against(given);
  if (given.has("--references") && by_stimulus(given))
    throw_input("--references normalises conditions; leave --by stimulus away");
  const bool asks_emodel = std::find(against.begin(), against.end(), std::nullopt) != against.end();
  for (const char* option : {"--models", "--band", "--codecs", "--Ta", "--T", "--Tr"})
    if (!asks_emodel && !given.has("--references") && given.has(option))
      throw_input(std::string(option) +
                  " is for the E-model; add --against emodel, or leave the option away");
  const study::Snapshot snapshot = snapshot_against(given, against);
  const votes::VoteTable& table = snapshot.votes;
  const Arguments arguments = with_context_of(with_switches(given), table, votes);
  std::vector<Problem> notes;
  const analysis::VotesQuestion question = votes_question(arguments, snapshot, against, notes);
  analysis::Comparison out = comparison_of(table, question, choice);
  say_problems(out.warnings);
  out.warnings.insert(out.warnings.begin(), notes.begin(), notes.end());
  out.forced = forced_by(arguments, out.mixings);
  if (!out.normalised) out.provenance.designation = analysis::designation_of(table, question.context);
  add_sentence(out.source, out.normalised.value_or(""));
  add_sentence(out.source,
               report::interval_note(out.rows, question.ci, question.by_stimulus ? "stimulus" : "condition"));
  add_sentence(out.source, study::listening_note(snapshot));
  return out;
}

} // namespace

analysis::Comparison compared(const Arguments& arguments, const analysis::ComparisonChoice& choice) {
  const auto pairs = arguments.text("--pairs");
  const auto votes = arguments.text("VOTES");
  if (pairs.has_value() == votes.has_value())
    throw_input("compare needs VOTES or --pairs P.csv, one of the two");
  return pairs ? compared_pairs(arguments, *pairs, choice) : compared_votes(arguments, *votes, choice);
}

std::vector<Option> question_options() {
  std::vector<Option> out = {
      {"VOTES", "VOTES", "a CSV of votes, a study folder or its database"},
      {"--pairs", "P.csv",
       "finished pairs instead of votes: a CSV with the columns condition, mos, ci, n and objective. ci is "
       "the "
       "half-width of the interval. A column context or study must say the same in all rows"},
      {"--against", "emodel|COLUMN",
       "what the votes are compared with: the E-model (default), or a column that holds one score per "
       "stimulus (in pairs: one score per row). Give it again to add another model: then the models are also "
       "tested against each other",
       false, true},
      {"--objective-context", "NB|WB|SWB|FB", "the context that the scores of a column were made for"},
      {"--references", "[IDS]",
       "first put MOS on the E-model's scale, as derive does, by conditions whose Ie is published. Give "
       "their "
       "ids with commas between (default: the conditions of kind reference)"},
      {"--by", "UNIT", "points are conditions (condition, the default) or single stimuli (stimulus)"}};
  for (const auto& more : {delay_options(), mixing_options()})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
