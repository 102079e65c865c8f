#include "cli/compare_question.h"

#include "cli/choices.h"
#include "cli/emodel_contender.h"
#include "cli/points.h"
#include "cli/read_points.h"
#include "cli/read_votes.h"
#include "cli/reference_normalisation.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/context.h"

#include <algorithm>
#include <set>

namespace quietroom::cli {

namespace {

std::vector<std::string> asked_models(const Arguments& arguments) {
  std::vector<std::string> out = arguments.all("--against");
  for (auto name = out.begin(); name != out.end(); ++name)
    if (std::find(out.begin(), name, *name) != name)
      throw_input("--against " + *name + " is given twice; name each model once");
  return out;
}

std::string without_ending_stop(std::string text) {
  while (text.ends_with('.')) text.pop_back();
  return text;
}

void add_sentence(std::string& text, const std::string& sentence) {
  if (!sentence.empty()) text += (text.empty() ? "" : ". ") + without_ending_stop(sentence);
}

/// --objective-context against that of the votes, where both are known.
void add_objective_mixing(const Arguments& arguments, const std::string& context,
                          std::vector<Mixing>& mixings) {
  const auto given = arguments.text("--objective-context");
  if (!given) return;
  if (!parse_context(*given)) refuse_choice("--objective-context", *given, context_words());
  if (!context.empty() && *given != context)
    mixings.push_back({"--mixed-contexts", "the votes are of context " + context +
                                               " and the objective scores of " + *given +
                                               "; scores of different contexts share no axis"});
}

Question question_of_pairs(const Arguments& arguments, const std::string& pairs) {
  for (const char* option : {"--models", "--set", "--band", "--by", "--references", "--Ta", "--T", "--Tr"})
    if (arguments.has(option))
      throw_input(std::string(option) + " is for VOTES; pairs have all values in their file");
  PairsFile file = read_pairs(pairs, asked_models(arguments));
  stop_at_problems(file.problems, pairs);
  add_objective_mixing(arguments, file.context, file.mixings);
  refuse_mixings(arguments, file.mixings);
  Question out;
  out.simulated = file.simulated;
  out.problems = std::move(file.problems);
  out.forced = std::move(file.mixings);
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    const std::string& name = file.columns[i];
    out.models.push_back({name,
                          name == "objective" ? "The objective estimate" : name,
                          "column " + name + " of " + pairs,
                          {},
                          false,
                          std::move(file.points[i])});
  }
  return out;
}

/// The levels of a column that votes have; an empty one is no statement.
std::vector<std::string> levels_used(const votes::VoteTable& table, const std::string& column) {
  const votes::Factor* factor = table.find(column);
  if (factor == nullptr) return {};
  std::set<std::string> out;
  const std::set<std::uint32_t> codes(factor->codes.begin(), factor->codes.end());
  for (const std::uint32_t code : codes)
    if (!factor->levels[code].empty()) out.insert(factor->levels[code]);
  return {out.begin(), out.end()};
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return out;
}

} // namespace

std::vector<Mixing> mixings_of_votes(const votes::VoteTable& table, const std::string& votes) {
  std::vector<Mixing> out;
  if (const auto contexts = levels_used(table, "context"); contexts.size() > 1)
    out.push_back({"--mixed-contexts", votes + ": the votes are of the contexts " + joined(contexts) +
                                           "; scores of different contexts share no axis"});
  if (const auto studies = levels_used(table, "study"); studies.size() > 1)
    out.push_back({"--mixed-studies", votes + ": the votes are of the studies " + joined(studies) +
                                          "; each study has its own use of the scale"});
  return out;
}

namespace {

/// A column `context` of the votes that says one thing says it for --context.
Arguments with_context_of(Arguments arguments, const votes::VoteTable& table, const std::string& votes) {
  const auto contexts = levels_used(table, "context");
  if (contexts.size() != 1) return arguments;
  if (const auto given = context_of(arguments); given && *given != contexts.front())
    throw_input(votes + ": the column context says " + contexts.front() + " and --context " + *given +
                "; leave the option out");
  arguments.set("--context", contexts);
  return arguments;
}

std::vector<std::string> by_of(const Arguments& arguments) {
  const std::string by = arguments.text("--by").value_or("condition");
  if (by == "condition") return {"condition"};
  if (by != "stimulus") refuse_choice("--by", by, {"condition", "stimulus"});
  return {"condition", "stimulus"};
}

votes::VoteTable table_of(const Arguments& arguments, const std::string& votes,
                          const std::vector<std::string>& models) {
  std::vector<std::string> columns;
  for (const std::string& name : models)
    if (name != "emodel") columns.push_back(name);
  ReadingOptions options = reading_options(arguments, columns);
  options.factors_if_present.insert(options.factors_if_present.end(), {"study", "context"});
  options.apart = {"study", "context"}; // compare has switches of its own for these
  return read_votes(votes, options);
}

Question question_of_votes(const Arguments& given, const std::string& votes) {
  std::vector<std::string> models = asked_models(given);
  if (models.empty()) models.emplace_back("emodel");
  const std::vector<std::string> by = by_of(given);
  const stats::CiOptions ci = ci_options(given);
  const votes::VoteTable table = table_of(given, votes, models);
  const Arguments arguments = with_context_of(with_switches(given), table, votes);
  auto rows = stats::mos_table(table, by, ci);
  const std::string intervals = interval_note(rows, ci, by.back());
  std::string normalised;
  if (arguments.has("--references")) {
    if (by.size() > 1) throw_input("--references normalises conditions; leave --by stimulus away");
    normalised = normalise_by_references(arguments, votes, table, rows);
  }
  std::vector<Mixing> mixings = mixings_of_votes(table, votes);
  Question out;
  for (const std::string& name : models)
    out.models.push_back(
        name == "emodel"
            ? emodel_contender(arguments, votes, rows, out, mixings)
            : Contender{name, name, "column " + name, {}, false, points_against(rows, table, name, votes)});
  if (models != std::vector<std::string>{"emodel"})
    add_objective_mixing(arguments, context_of_votes(arguments, set_of_votes(arguments, votes)).value_or(""),
                         mixings);
  refuse_mixings(arguments, mixings);
  for (Contender& model : out.models)
    model.circular = table.simulated && model.name == "emodel" && truth_may_be_emodel(votes);
  say_left_out(votes, table.left_out);
  out.simulated = table.simulated;
  out.excluded = table.excluded;
  out.where = table.where;
  out.ci = ci;
  out.forced = std::move(mixings);
  add_sentence(out.source, normalised);
  add_sentence(out.source, intervals);
  add_sentence(out.source, level_note(votes, table.simulated));
  return out;
}

} // namespace

Question question_of(const Arguments& arguments) {
  const auto pairs = arguments.text("--pairs");
  const auto votes = arguments.text("VOTES");
  if (pairs.has_value() == votes.has_value())
    throw_input("compare needs VOTES or --pairs P.csv, one of the two");
  return pairs ? question_of_pairs(arguments, *pairs) : question_of_votes(arguments, *votes);
}

std::vector<Option> question_options() {
  std::vector<Option> out = {
      {"VOTES", "VOTES", "a CSV of votes, a study folder or its database"},
      {"--pairs", "P.csv",
       "finished pairs: condition,mos,ci,n,objective; ci is the half-width; where there is a column context "
       "or "
       "study, all rows must have the same"},
      {"--against", "emodel|COLUMN",
       "the E-model (default), or a column with one score a stimulus (of pairs: one a row); given again: "
       "another model on the same votes, and tests between them",
       false, true},
      {"--objective-context", "NB|WB|SWB|FB", "the context that the scores of a column were made for"},
      {"--references", "[IDS]",
       "normalise MOS through conditions of published Ie first, as derive does (default: those of the kind "
       "reference)"},
      {"--by", "UNIT", "points are conditions (condition, the default) or single stimuli (stimulus)"}};
  for (const auto& more : {delay_options(), mixing_options()})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
