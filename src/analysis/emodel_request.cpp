#include "analysis/emodel_request.h"

#include "core/near_miss.h"
#include "core/number.h"
#include "core/unicode_form.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace quietroom::analysis {

namespace {

using Models = std::vector<compare::ConditionModel>;
using Delays = compare::ConditionModel::Delays;

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
void report_unvoted(const EmodelRequest& question, const std::set<std::string>& voted,
                    const std::map<std::string, std::string>& meant, std::vector<Problem>& problems) {
  std::vector<std::string> to_come;
  for (const auto& model : question.models) {
    if (voted.contains(model.condition)) continue;
    if (const auto other = meant.find(model.condition); other != meant.end())
      problems.push_back(
          {Severity::warning, model.where.empty() ? question.file : model.where,
           "no vote is on the condition " + model.condition + "; is it " + other->second + '?'});
    else
      to_come.push_back(model.condition);
  }
  if (!to_come.empty())
    problems.push_back(
        {Severity::warning, question.file, fmt::format("no votes yet: {}", fmt::join(to_come, ", "))});
}

/// Conditions that only one side has: no estimate without a word why.
void report_strangers(const EmodelRequest& question, std::span<const compare::Point> points,
                      std::vector<Problem>& problems) {
  std::set<std::string> voted, known;
  for (const compare::Point& point : points) voted.insert(point.condition);
  for (const auto& model : question.models) known.insert(model.condition);
  if (std::none_of(voted.begin(), voted.end(), [&](const auto& c) { return known.contains(c); }))
    throw_input(question.file + ": none of its conditions is one of the votes (" + *voted.begin() +
                " ...); give conditions as in the votes");
  std::vector<std::string> candidates(known.begin(), known.end()); // those without votes first
  std::ranges::stable_partition(candidates, [&](const auto& name) { return !voted.contains(name); });
  std::map<std::string, std::string> meant;
  std::vector<Problem> strangers;
  for (const std::string& condition : voted) {
    if (known.contains(condition)) continue;
    const std::string other = meant_by(condition, candidates);
    if (!other.empty()) meant.emplace(other, condition);
    strangers.push_back({Severity::warning, question.file,
                         "has nothing about the condition " + condition +
                             " of the votes, which gets no estimate; " +
                             (other.empty() ? "check its spelling" : "is it " + other + '?')});
  }
  report_unvoted(question, voted, meant, problems);
  problems.insert(problems.end(), strangers.begin(), strangers.end());
}

/// By stimulus: those that the table of a condition does not name.
void report_unknown_stimuli(const EmodelRequest& question, std::span<const compare::Point> scored,
                            std::vector<Problem>& problems) {
  for (const compare::Point& point : scored) {
    const auto* model = compare::find(question.models, point.condition);
    if (point.stimulus.empty() || model == nullptr || point.objective || !model->Ie) continue;
    const bool known = std::any_of(model->stimuli.begin(), model->stimuli.end(),
                                   [&](const auto& s) { return s.id == point.stimulus; });
    if (!known)
      problems.push_back({Severity::warning, question.file,
                          "has nothing about the stimulus " + point.stimulus + " of the condition " +
                              point.condition + ", which gets no estimate"});
  }
}

/// Loss is known and Bpl is not: another reason for no estimate that must be told.
void report_missing_bpl(const EmodelRequest& question, std::vector<Problem>& problems) {
  for (const auto& model : question.models)
    if (model.Ie && !model.Bpl && std::any_of(model.stimuli.begin(), model.stimuli.end(), [](const auto& s) {
          return s.ppl_percent > 0;
        }))
      problems.push_back({Severity::warning, model.where.empty() ? question.file : model.where,
                          "the condition " + model.condition +
                              " has packet loss and no Bpl, so it gets no estimate; give its Bpl"});
}

/// Finished files of a codec that can lose packets, and nobody says whether it did.
void report_silent_about_loss(const EmodelRequest& question, std::vector<Problem>& problems) {
  if (!question.silent_about_loss.empty())
    problems.push_back({Severity::warning, question.file,
                        fmt::format("the finished files of {} are taken for free of packet loss, for no Ppl "
                                    "is stated; write Ppl, 0 where nothing was lost",
                                    fmt::join(question.silent_about_loss, ", "))});
}

void report_no_estimate(const EmodelRequest& question, std::vector<Problem>& problems) {
  for (const auto& model : question.models)
    if (!model.no_estimate.empty())
      problems.push_back(
          {Severity::warning, question.file,
           "the condition " + model.condition + ' ' + model.no_estimate + ", so it gets no estimate"});
}

Models with_delays(Models models, const GivenDelays& given) {
  for (compare::ConditionModel& model : models)
    for (const auto& [value, field] :
         {std::pair{given.T, &Delays::T}, std::pair{given.Tr, &Delays::Tr}, std::pair{given.Ta, &Delays::Ta}})
      if (value) model.delays.*field = *value;
  return models;
}

std::string delays_text(const Delays& delays) {
  std::string out;
  for (const auto& [symbol, value] :
       {std::pair{"T", delays.T}, std::pair{"Tr", delays.Tr}, std::pair{"Ta", delays.Ta}})
    if (value != 0) out += fmt::format("{}{} = {} ms", out.empty() ? "" : ", ", symbol, shortest(value));
  return out;
}

/// Whose delay it is: given for all, or that of the first condition that has one.
std::string owner(const GivenDelays& given, const compare::ConditionModel& delayed) {
  if (given.any()) return "every condition";
  return (delayed.where.empty() ? "" : delayed.where + ": ") + "condition " + delayed.condition;
}

std::optional<Mixing> mixing_of_delay(const GivenDelays& given, const Models& models, emodel::Band band) {
  const auto delayed =
      std::find_if(models.begin(), models.end(), [](const auto& m) { return m.delays.any(); });
  if (delayed == models.end()) return std::nullopt;
  if (band == emodel::Band::full && (delayed->delays.T != 0 || delayed->delays.Tr != 0))
    throw_input("T and Tr are no inputs of the fullband E-model; it knows Ta alone");
  return Mixing{
      Allowance::with_delay,
      fmt::format("{} has {}: votes of a listening test are MOS-LQS, and a model with delay gives {}, "
                  "which no listener of finished samples can have judged",
                  owner(given, *delayed), delays_text(delayed->delays), conversational_name(band))};
}

} // namespace

EmodelAnswer emodel_for(const EmodelRequest& question, std::span<const compare::Point> points) {
  EmodelAnswer out;
  report_strangers(question, points, out.warnings);
  report_missing_bpl(question, out.warnings);
  report_silent_about_loss(question, out.warnings);
  report_no_estimate(question, out.warnings);
  Models models = with_delays(question.models, question.delays);
  const auto delay = mixing_of_delay(question.delays, models, question.band);
  if (const auto mixing = mixing_of_band(question.context, question.band)) out.mixings.push_back(*mixing);
  if (delay) out.mixings.push_back(*delay);
  out.objective = {std::move(models), question.band,
                   delay ? compare::Quantity::conversational : compare::Quantity::listening,
                   question.context};
  report_unknown_stimuli(question, scores(out.objective, {points.begin(), points.end()}), out.warnings);
  return out;
}

} // namespace quietroom::analysis
