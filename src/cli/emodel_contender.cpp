#include "cli/emodel_contender.h"

#include "cli/named_rows.h"
#include "cli/points.h"
#include "cli/problem_output.h"
#include "cli/read_points.h"
#include "cli/study_models.h"
#include "core/near_miss.h"
#include "core/number.h"
#include "core/unicode_form.h"
#include "emodel/inputs.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <set>

namespace quietroom::cli {

namespace {

using Models = std::vector<compare::ConditionModel>;
using Delays = compare::ConditionModel::Delays;

/// Parameters, and the file that a warning about them names.
struct Parameters {
  Models models;
  std::string file;
};

/// Only the lock file knows what was lost; without it lossy conditions would be predicted as clean ones.
void refuse_unknown_loss(const std::optional<stimulus::StimulusSet>& set, const std::string& file) {
  if (!set || set->prepared) return;
  for (const stimulus::Condition& condition : set->conditions)
    for (const stimulus::Step& step : condition.steps)
      if (step.name.find("loss") != std::string::npos && condition.emodel)
        throw_input(fmt::format("{}:{}: the set is not prepared, so the packet loss of {} is not known; run "
                                "quietroom prepare first",
                                file, condition.line, condition.id));
}

Parameters parameters_of(const Arguments& arguments, const std::string& votes,
                         const std::optional<stimulus::StimulusSet>& set, std::vector<Problem>& problems) {
  if (const auto file = arguments.text("--models")) {
    ModelsFile read = read_models_file(*file);
    stop_at_problems(read.problems, *file);
    problems.insert(problems.end(), read.problems.begin(), read.problems.end());
    return {std::move(read.models), *file};
  }
  auto models = models_of_votes(arguments, set);
  if (!models)
    throw_input("the E-model needs each condition's Ie and Bpl; give the stimulus set with --set SET, or a "
                "table with --models FILE.csv");
  const std::string folder = arguments.text("--set").value_or(
      std::filesystem::is_directory(votes) ? votes + "/set" : std::string("set of the study"));
  refuse_unknown_loss(set, folder + "/set.toml");
  return {std::move(*models), folder + "/set.toml"};
}

/// The first name that `name` may be meant for; another case or Unicode form goes before another letter.
/// Empty for none.
std::string meant_by(const std::string& name, const std::vector<std::string>& names) {
  const auto in_case = [&](const std::string& n) { return case_folded(n) == case_folded(name); };
  auto found = std::ranges::find_if(names, in_case);
  if (found == names.end())
    found = std::ranges::find_if(names, [&](const std::string& other) { return alike(other, name); });
  return found == names.end() ? "" : *found;
}

/// `meant`: a condition, and the stranger among those of the votes that may be it. The votes of every other
/// condition without any are still to come.
void report_unvoted(const Parameters& parameters, const std::set<std::string>& voted,
                    const std::map<std::string, std::string>& meant, std::vector<Problem>& problems) {
  std::vector<std::string> to_come;
  for (const auto& model : parameters.models) {
    if (voted.contains(model.condition)) continue;
    if (const auto other = meant.find(model.condition); other != meant.end())
      problems.push_back(
          {Severity::warning, model.where.empty() ? parameters.file : model.where,
           "no vote is on the condition " + model.condition + "; is it " + other->second + '?'});
    else
      to_come.push_back(model.condition);
  }
  if (!to_come.empty())
    problems.push_back(
        {Severity::warning, parameters.file, fmt::format("no votes yet: {}", fmt::join(to_come, ", "))});
}

/// Conditions that only one side has: no estimate without a word why.
void report_strangers(const Parameters& parameters, const std::vector<stats::MosRow>& rows,
                      std::vector<Problem>& problems) {
  std::set<std::string> voted, known;
  for (const stats::MosRow& row : rows) voted.insert(row.keys.front());
  for (const auto& model : parameters.models) known.insert(model.condition);
  if (std::none_of(voted.begin(), voted.end(), [&](const auto& c) { return known.contains(c); }))
    throw_input(parameters.file + ": none of its conditions is one of the votes (" + *voted.begin() +
                " ...); give conditions as in the votes");
  std::vector<std::string> candidates(known.begin(), known.end()); // those without votes first
  std::ranges::stable_partition(candidates, [&](const auto& name) { return !voted.contains(name); });
  std::map<std::string, std::string> meant;
  std::vector<Problem> strangers;
  for (const std::string& condition : voted) {
    if (known.contains(condition)) continue;
    const std::string other = meant_by(condition, candidates);
    if (!other.empty()) meant.emplace(other, condition);
    strangers.push_back({Severity::warning, parameters.file,
                         "has nothing about the condition " + condition +
                             " of the votes, which gets no estimate; " +
                             (other.empty() ? "check its spelling" : "is it " + other + '?')});
  }
  report_unvoted(parameters, voted, meant, problems);
  problems.insert(problems.end(), strangers.begin(), strangers.end());
}

/// By stimulus: those that the table of a condition does not name.
void report_unknown_stimuli(const Contender& contender, const Parameters& parameters,
                            std::vector<Problem>& problems) {
  for (const compare::Point& point : contender.points) {
    const auto* model = compare::find(parameters.models, point.condition);
    if (point.stimulus.empty() || model == nullptr || point.objective || !model->Ie) continue;
    const bool known = std::any_of(model->stimuli.begin(), model->stimuli.end(),
                                   [&](const auto& s) { return s.id == point.stimulus; });
    if (!known)
      problems.push_back({Severity::warning, parameters.file,
                          "has nothing about the stimulus " + point.stimulus + " of the condition " +
                              point.condition + ", which gets no estimate"});
  }
}

/// Loss is known and Bpl is not: another reason for no estimate that must be told.
void report_missing_bpl(const Parameters& parameters, std::vector<Problem>& problems) {
  for (const auto& model : parameters.models)
    if (model.Ie && !model.Bpl && std::any_of(model.stimuli.begin(), model.stimuli.end(), [](const auto& s) {
          return s.ppl_percent > 0;
        }))
      problems.push_back({Severity::warning, model.where.empty() ? parameters.file : model.where,
                          "the condition " + model.condition +
                              " has packet loss and no Bpl, so it gets no estimate; give its Bpl"});
}

/// Finished files of a codec that can lose packets, and nobody says whether it did.
void report_silent_about_loss(const std::optional<stimulus::StimulusSet>& set, const Parameters& parameters,
                              std::vector<Problem>& problems) {
  if (!set) return;
  const auto silent = silent_about_loss(*set, parameters.models);
  if (!silent.empty())
    problems.push_back({Severity::warning, parameters.file,
                        fmt::format("the finished files of {} are taken for free of packet loss, for no Ppl "
                                    "is stated; write Ppl, 0 where nothing was lost",
                                    fmt::join(silent, ", "))});
}

void report_no_estimate(const Parameters& parameters, std::vector<Problem>& problems) {
  for (const auto& model : parameters.models)
    if (!model.no_estimate.empty())
      problems.push_back(
          {Severity::warning, parameters.file,
           "the condition " + model.condition + ' ' + model.no_estimate + ", so it gets no estimate"});
}

/// --Ta and its like hold for every condition.
void take_delays(const Arguments& arguments, Models& models) {
  for (const auto& [option, field] :
       {std::pair{"--T", &Delays::T}, std::pair{"--Tr", &Delays::Tr}, std::pair{"--Ta", &Delays::Ta}}) {
    const auto value = arguments.number(option);
    if (!value) continue;
    if (*value < 0) throw_input(fmt::format("{} is {}; it must be 0 or more", option, shortest(*value)));
    for (auto& model : models) model.delays.*field = *value;
  }
}

std::string text(const Delays& delays) {
  std::string out;
  for (const auto& [symbol, value] :
       {std::pair{"T", delays.T}, std::pair{"Tr", delays.Tr}, std::pair{"Ta", delays.Ta}})
    if (value != 0) out += fmt::format("{}{} = {} ms", out.empty() ? "" : ", ", symbol, shortest(value));
  return out;
}

/// Whose delay it is: that of an option, or the first condition that has one.
std::string owner(const Arguments& arguments, const compare::ConditionModel& delayed) {
  if (arguments.has("--Ta") || arguments.has("--T") || arguments.has("--Tr")) return "every condition";
  return (delayed.where.empty() ? "" : delayed.where + ": ") + "condition " + delayed.condition;
}

std::optional<Mixing> delay_mixing(const Arguments& arguments, const Models& models, emodel::Band band) {
  const auto delayed =
      std::find_if(models.begin(), models.end(), [](const auto& m) { return m.delays.any(); });
  if (delayed == models.end()) return std::nullopt;
  if (band == emodel::Band::full && (delayed->delays.T != 0 || delayed->delays.Tr != 0))
    throw_input("T and Tr are no inputs of the fullband E-model; it knows Ta alone");
  return Mixing{
      "--with-delay",
      fmt::format("{} has {}: votes of a listening test are MOS-LQS, and a model with delay gives {}, "
                  "which no listener of finished samples can have judged",
                  owner(arguments, *delayed), text(delayed->delays), conversational_name(band))};
}

/// Another band than that of the context, which band_of_votes has let pass.
std::optional<Mixing> band_mixing(const std::optional<std::string>& context, emodel::Band band) {
  if (!context || band_of(context) == band) return std::nullopt;
  return Mixing{"--mixed-contexts",
                fmt::format("the votes are of context {} and the model gives {}; scores of "
                            "different contexts share no axis",
                            *context, listening_name(band))};
}

std::string delayed_note(emodel::Band band) {
  return fmt::format("{}, {} with the delays given, mean over the stimuli", edition(band),
                     conversational_name(band));
}

} // namespace

Contender emodel_contender(const Arguments& arguments, const std::string& votes,
                           const std::vector<stats::MosRow>& rows, Question& out,
                           std::vector<Mixing>& mixings) {
  const auto set = set_of_votes(arguments, votes);
  Parameters parameters = parameters_of(arguments, votes, set, out.problems);
  const emodel::Band band = band_of_votes(arguments, set);
  take_delays(arguments, parameters.models);
  std::vector<Problem> warnings;
  report_strangers(parameters, rows, warnings);
  report_missing_bpl(parameters, warnings);
  if (!arguments.has("--models")) report_silent_about_loss(set, parameters, warnings);
  report_no_estimate(parameters, warnings);
  const auto delay = delay_mixing(arguments, parameters.models, band);
  if (const auto mixing = band_mixing(context_of_votes(arguments, set), band)) mixings.push_back(*mixing);
  if (delay) mixings.push_back(*delay);
  const auto quantity = delay ? compare::Quantity::conversational : compare::Quantity::listening;
  Contender contender{"emodel", "E-model", delay ? delayed_note(band) : estimate_note(arguments, set)};
  contender.estimate = delay ? conversational_name(band) : listening_name(band);
  contender.points = points_against(rows, parameters.models, band, quantity);
  report_unknown_stimuli(contender, parameters, warnings);
  say_problems(warnings);
  out.problems.insert(out.problems.end(), warnings.begin(), warnings.end());
  return contender;
}

std::vector<Option> delay_options() {
  return {{"--Ta", "MS", "absolute one-way delay of all conditions: MOS-CQE, needs --with-delay"},
          {"--T", "MS", "one-way delay of the echo path; needs --with-delay"},
          {"--Tr", "MS", "round-trip delay; needs --with-delay"}};
}

} // namespace quietroom::cli
