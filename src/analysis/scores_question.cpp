#include "analysis/scores_question.h"

#include "core/counted.h"
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

/// The values of a column of the votes, by stimulus; empty where they have no such column.
Stimuli values_of(const votes::VoteTable& table, const std::string& column) {
  Stimuli out;
  if (const votes::Factor* factor = table.find(column))
    for (std::size_t i = 0; i < table.size(); ++i)
      if (const std::string& value = factor->levels[factor->codes[i]]; !value.empty())
        out[table.stimulus().levels[table.stimulus().codes[i]]].insert(value);
  return out;
}

/// Throws for the first row that says another condition, talker or sample than the votes.
void refuse_contradictions(const ScoresQuestion& question, const votes::VoteTable& table,
                           const std::string& votes) {
  std::map<std::string, Stimuli> columns;
  for (const char* column : {"condition", "talker", "sample"}) columns[column] = values_of(table, column);
  const auto contradicts = [&](const StatedFact& row) {
    const Stimuli& voted = columns[row.column];
    const auto found = voted.find(row.stimulus);
    return found != voted.end() && !found->second.contains(row.value);
  };
  const auto first = std::ranges::find_if(question.stated, contradicts);
  if (first == question.stated.end()) return;
  const auto more = std::count_if(first + 1, question.stated.end(), contradicts);
  throw_input(
      first->where + ": " + first->stimulus + " is of " + first->column + " " + first->value +
      " here and of " + *columns[first->column][first->stimulus].begin() + " in " + votes +
      "; correct the row, or leave the column " + first->column + " out" +
      (more == 0 ? "" : " (" + counted(static_cast<std::uint64_t>(more), "more contradiction") + ")"));
}

/// Stimuli or conditions that have a score and no votes.
std::vector<std::string> not_voted(const ScoresQuestion& question, const Stimuli& voted) {
  std::vector<std::string> out;
  for (const auto& [name, score] : question.scores) {
    const bool known = question.by_condition
                           ? voted.contains(name)
                           : std::ranges::any_of(voted, [&name = name](const auto& condition) {
                               return condition.second.contains(name);
                             });
    if (!known) out.push_back(name);
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
  const char* one = question.by_condition ? "condition" : "stimulus";
  const char* several = question.by_condition ? "conditions" : "stimuli";
  const Stimuli voted = stimuli_of(table);
  refuse_contradictions(question, table, votes);
  Taken found = taken(question, voted);
  if (found.values.empty())
    throw_input(votes + ": no " + one + " with votes has a score of " + question.name +
                "; is it of the same set? " + named(found.without) +
                (found.without.size() == 1 ? " has none" : " have none"));
  if (!found.without.empty())
    warnings.push_back({Severity::warning, votes,
                        std::to_string(found.without.size()) + " of " + counted(found.asked, one, several) +
                            (found.without.size() == 1 ? " has" : " have") + " no score of " + question.name +
                            " and " + (found.without.size() == 1 ? "is" : "are") +
                            " left out of its means: " + named(found.without)});
  if (const auto unknown = not_voted(question, voted); !unknown.empty() && !question.computed)
    warnings.push_back({Severity::warning, votes,
                        counted(unknown.size(), one, several) + " with a score of " + question.name +
                            (unknown.size() == 1 ? " has no votes and is" : " have no votes and are") +
                            " left out: " + named(unknown)});
  if (question.range.low != 1 || question.range.high != 5)
    warnings.push_back({Severity::warning, votes,
                        question.name + " goes from " + shortest(question.range.low) + " to " +
                            shortest(question.range.high) +
                            " and not from 1 to 5 as MOS does: errors without a mapping mean nothing then"});
  return {question.name, origin_of(question), std::move(found.values)};
}

} // namespace quietroom::analysis
