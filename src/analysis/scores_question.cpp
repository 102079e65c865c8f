#include "analysis/scores_question.h"

#include "core/number.h"

#include <algorithm>
#include <set>

namespace quietroom::analysis {

namespace {

/// Of a measure that falls as quality rises the value as far from the other end: no mapping falls then.
double upright(const ScoreRange& range, double value) {
  return range.higher_is_better ? value : range.low + range.high - value;
}

using Stimuli = std::map<std::string, std::set<std::string>>;

/// The stimuli that have votes, by condition.
Stimuli stimuli_of(const votes::VoteTable& table) {
  Stimuli out;
  for (std::size_t i = 0; i < table.size(); ++i)
    out[table.condition().levels[table.condition().codes[i]]].insert(
        table.stimulus().levels[table.stimulus().codes[i]]);
  return out;
}

struct Taken {
  std::map<std::pair<std::string, std::string>, double> values;
  std::vector<std::string> without; ///< stimuli or conditions
  std::size_t asked = 0;
};

void take_stimuli(const ScoresQuestion& question, const std::string& condition,
                  const std::set<std::string>& stimuli, Taken& out) {
  std::vector<double> found;
  for (const std::string& stimulus : stimuli) {
    ++out.asked;
    const auto score = question.scores.find(stimulus);
    if (score == question.scores.end()) {
      out.without.push_back(stimulus);
      continue;
    }
    found.push_back(upright(question.range, score->second));
    out.values[{condition, stimulus}] = found.back();
  }
  if (found.empty()) return;
  std::sort(found.begin(), found.end());
  double sum = 0;
  for (const double value : found) sum += value;
  out.values[{condition, ""}] = sum / static_cast<double>(found.size());
}

Taken taken(const ScoresQuestion& question, const Stimuli& voted) {
  Taken out;
  for (const auto& [condition, stimuli] : voted) {
    if (!question.by_condition) {
      take_stimuli(question, condition, stimuli, out);
      continue;
    }
    ++out.asked;
    if (const auto score = question.scores.find(condition); score != question.scores.end())
      out.values[{condition, ""}] = upright(question.range, score->second);
    else
      out.without.push_back(condition);
  }
  return out;
}

/// "a.1, a.2 and 4 more".
std::string named(const std::vector<std::string>& names) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) out += (i == 0 ? "" : ", ") + names[i];
  return names.size() > most ? out + " and " + std::to_string(names.size() - most) + " more" : out;
}

std::string origin_of(const ScoresQuestion& question) {
  const ScoreRange& range = question.range;
  std::string out = question.name + " " + question.version + ", " + shortest(range.low) + " to " +
                    shortest(range.high) + ", " + (range.higher_is_better ? "higher" : "lower") +
                    " is better";
  if (!range.higher_is_better) out += " (shown as " + shortest(range.low + range.high) + " less the score)";
  return question.origin.empty() ? out : out + "; " + question.origin;
}

} // namespace

ScoresObjective scores_objective(const votes::VoteTable& table, const ScoresQuestion& question,
                                 const std::string& votes, bool by_stimulus, std::vector<Problem>& warnings) {
  if (question.by_condition && by_stimulus)
    throw_input(votes + ": the scores of " + question.name +
                " are of conditions, and --by stimulus needs them of stimuli; leave it away");
  const char* unit = question.by_condition ? "conditions" : "stimuli";
  Taken found = taken(question, stimuli_of(table));
  if (found.values.empty())
    throw_input(votes + ": no " + (question.by_condition ? "condition" : "stimulus") +
                " with votes has a score of " + question.name + "; is it of the same set? " +
                named(found.without) + " have none");
  if (!found.without.empty())
    warnings.push_back({Severity::warning, votes,
                        std::to_string(found.without.size()) + " of " + std::to_string(found.asked) + ' ' +
                            unit + " have no score of " + question.name +
                            " and are left out of its means: " + named(found.without)});
  if (question.range.low != 1 || question.range.high != 5)
    warnings.push_back({Severity::warning, votes,
                        question.name + " goes from " + shortest(question.range.low) + " to " +
                            shortest(question.range.high) +
                            " and not from 1 to 5 as MOS does: errors without a mapping mean nothing then"});
  return {question.name, origin_of(question), std::move(found.values)};
}

} // namespace quietroom::analysis
