#include "cli/compare_question.h"

#include "analysis/condition_estimates.h"
#include "analysis/mos_answer.h"
#include "cli/choices.h"
#include "cli/derivation_options.h"
#include "cli/emodel_question.h"
#include "cli/mixing_options.h"
#include "cli/problem_output.h"
#include "cli/read_points.h"
#include "cli/read_votes.h"
#include "cli/scores_against.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/context.h"
#include "report/interval_note.h"

#include <algorithm>
#include <variant>

namespace quietroom::cli {

namespace {

std::vector<std::string> asked_models(const Arguments& arguments) {
  std::vector<std::string> out = arguments.all("--against");
  for (auto name = out.begin(); name != out.end(); ++name)
    if (std::find(out.begin(), name, *name) != name)
      throw_input("--against " + *name + " is given twice; name each model once");
  return out;
}

bool is_asked(const Arguments& arguments, const std::string& model) {
  const auto asked = arguments.all("--against");
  return std::find(asked.begin(), asked.end(), model) != asked.end();
}

/// The E-model; a column of the votes; scores computed from the sound, or of a table.
struct AgainstColumn {
  std::string name;
};
struct AgainstEmodel {};
struct AgainstVisqol {};
using Against = std::variant<AgainstEmodel, AgainstColumn, AgainstVisqol>;

/// What --against names, which is the E-model where nothing is named and no scores are given. ViSQOL is
/// computed unless the votes have a column of that name.
std::vector<Against> asked_against(const Arguments& arguments, bool has_visqol_column) {
  std::vector<Against> out;
  for (const std::string& name : asked_models(arguments)) {
    if (name == "emodel")
      out.emplace_back(AgainstEmodel{});
    else if (name == "visqol" && !has_visqol_column)
      out.emplace_back(AgainstVisqol{});
    else
      out.emplace_back(AgainstColumn{name});
  }
  if (out.empty() && !arguments.has("--scores")) out.emplace_back(AgainstEmodel{});
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
  for (const auto& more : {model_options(), vote_options(), scores_options()})
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

study::Snapshot snapshot_against(const Arguments& arguments) {
  std::vector<std::string> columns;
  for (const std::string& name : asked_models(arguments))
    if (name != "emodel" && name != "visqol") columns.push_back(name);
  ReadingOptions options = reading_options(arguments, columns);
  options.factors_if_present.insert(options.factors_if_present.end(), {"study", "context"});
  if (arguments.has("--scores"))
    options.factors_if_present.insert(options.factors_if_present.end(), {"talker", "sample"});
  if (is_asked(arguments, "visqol")) options.factors_if_present.emplace_back("visqol");
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

/// The E-model beside scores that somebody asked for, where it has something to say: what keeps it away is
/// told and stops nothing.
void add_emodel_beside(const Arguments& arguments, const study::Snapshot& snapshot,
                       analysis::VotesQuestion& out, std::vector<Problem>& notes) {
  const auto& set = snapshot.set;
  const bool has_inputs =
      arguments.has("--models") || (set && std::ranges::any_of(set->set.conditions, [](const auto& each) {
                                      return each.emodel.has_value();
                                    }));
  if (!has_inputs || !analysis::has_estimates(snapshot.votes)) return;
  try {
    out.against.emplace_back(emodel_question(arguments, set, notes));
    out.beside = 1;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::environment) throw;
    notes.push_back({Severity::warning, snapshot.name,
                     std::string("the E-model does not stand beside the scores: ") + error.what()});
    say_problems({notes.back()});
  }
}

void add_asked(const Arguments& arguments, const study::Snapshot& snapshot, analysis::VotesQuestion& out,
               std::vector<Problem>& notes) {
  bool beside = arguments.has("--scores") && !is_asked(arguments, "emodel");
  for (const Against& each : asked_against(arguments, snapshot.votes.find("visqol") != nullptr)) {
    if (std::holds_alternative<AgainstEmodel>(each)) {
      out.against.emplace_back(emodel_question(arguments, snapshot.set, notes));
    } else if (const auto* column = std::get_if<AgainstColumn>(&each)) {
      out.against.emplace_back(analysis::ColumnQuestion{column->name});
    } else {
      out.against.emplace_back(visqol_question(arguments, snapshot));
      beside = !is_asked(arguments, "emodel");
    }
  }
  for (analysis::ScoresQuestion& scores : given_scores(arguments)) {
    if (is_asked(arguments, scores.name))
      throw_input("--scores: " + scores.name + " is named by --against already; name each model once");
    out.against.emplace_back(std::move(scores));
  }
  if (beside) add_emodel_beside(arguments, snapshot, out, notes);
}

analysis::VotesQuestion votes_question(const Arguments& arguments, const study::Snapshot& snapshot,
                                       std::vector<Problem>& notes) {
  const std::string& votes = snapshot.name;
  const auto& set = snapshot.set;
  analysis::VotesQuestion out{votes, by_stimulus(arguments), ci_options(arguments), {}};
  if (arguments.has("--references") && !out.by_stimulus)
    out.references = normalisation_question(arguments, set);
  add_asked(arguments, snapshot, out, notes);
  out.context = context_of_votes(arguments, set);
  out.scores_context = scores_context(arguments);
  if (snapshot.votes.simulated) out.truths = analysis::simulated_truths_of(snapshot);
  return out;
}

/// Options of the E-model have no effect where it is neither asked for nor beside.
void refuse_emodel_options(const Arguments& arguments) {
  const auto asked = asked_models(arguments);
  const bool has_emodel = asked.empty() || is_asked(arguments, "emodel") || is_asked(arguments, "visqol") ||
                          arguments.has("--scores") || arguments.has("--references");
  for (const char* option : {"--models", "--band", "--codecs", "--Ta", "--T", "--Tr"})
    if (!has_emodel && arguments.has(option))
      throw_input(std::string(option) +
                  " is for the E-model; add --against emodel, or leave the option away");
}

analysis::Comparison compared_votes(const Arguments& given, const std::string& votes,
                                    const analysis::ComparisonChoice& choice) {
  if (given.has("--references") && by_stimulus(given))
    throw_input("--references normalises conditions; leave --by stimulus away");
  refuse_emodel_options(given);
  const study::Snapshot snapshot = snapshot_against(given);
  const votes::VoteTable& table = snapshot.votes;
  const Arguments arguments = with_context_of(with_switches(given), table, votes);
  std::vector<Problem> notes;
  const analysis::VotesQuestion question = votes_question(arguments, snapshot, notes);
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
      {"--against", "emodel|visqol|COLUMN",
       "what the votes are compared with: the E-model (default); visqol, computed from the sound of the set "
       "as "
       "by quietroom estimate SET, with the E-model beside it; or a column that holds one score per stimulus "
       "(in pairs: one score per row). Give it again to add another model: then the models are also tested "
       "against each other",
       false, true},
      {"--objective-context", "NB|WB|SWB|FB", "the context that the scores of a column were made for"},
      {"--references", "[IDS]",
       "first put MOS on the E-model's scale, as derive does, by conditions whose Ie is published. Give "
       "their "
       "ids with commas between (default: the conditions of kind reference)"},
      {"--by", "UNIT", "points are conditions (condition, the default) or single stimuli (stimulus)"}};
  for (const auto& more : {scores_options(), delay_options(), mixing_options()})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
