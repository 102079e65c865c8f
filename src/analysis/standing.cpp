#include "analysis/standing.h"

#include "analysis/mos_answer.h"
#include "votes/questions.h"

#include <algorithm>

namespace quietroom::analysis {

namespace {

/// The levels asked for, as their places in the contrast, best first.
std::vector<std::size_t> places_of(const Contrast& contrast, const std::string& question,
                                   const std::vector<ConditionKey>& rows) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < contrast.levels.size(); ++i)
    if (std::find(rows.begin(), rows.end(), ConditionKey{question, contrast.levels[i].name}) != rows.end())
      out.push_back(i);
  return out;
}

/// Who is best of the first to the last place, whose means fall.
std::vector<bool> best_of(const Contrast& contrast, const stats::Verdicts& verdicts) {
  std::vector<bool> out(verdicts.size(), false);
  if (verdicts.size() < 2) return out;
  bool tested = false;
  for (std::size_t i = 1; i < verdicts.size(); ++i) {
    out[i] = verdicts.at(0, i) == stats::Verdict::same;
    tested = tested || verdicts.at(0, i) != stats::Verdict::untested;
  }
  out[0] = tested && !contrast.levels.empty();
  return out;
}

stats::Verdicts part_of(const stats::Verdicts& all, const std::vector<std::size_t>& places) {
  stats::Verdicts out(places.size());
  for (std::size_t a = 0; a < places.size(); ++a)
    for (std::size_t b = a + 1; b < places.size(); ++b) out.set(a, b, all.at(places[a], places[b]));
  return out;
}

void add(Standings& out, const std::string& question, const votes::VoteTable& votes, const Contrast& contrast,
         const std::vector<ConditionKey>& rows) {
  const std::vector<std::size_t> places = places_of(contrast, question, rows);
  const stats::Verdicts verdicts = part_of(verdicts_of(contrast), places);
  const stats::Letters letters = stats::compact_letters(verdicts);
  std::vector<bool> best = best_of(contrast, verdicts);
  if (!higher_is_better(votes)) {
    out.no_best.push_back(question);
    best.assign(best.size(), false);
  }
  for (std::size_t i = 0; i < places.size(); ++i)
    out.of[{question, contrast.levels[places[i]].name}] = {letters.of[i], best[i]};
  out.pairs = std::max(out.pairs, contrast.pairs.size());
}

} // namespace

stats::Verdicts verdicts_of(const Contrast& contrast) {
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < contrast.levels.size(); ++i) place[contrast.levels[i].name] = i;
  stats::Verdicts out(contrast.levels.size());
  for (const ContrastPair& pair : contrast.pairs) out.set(place.at(pair.a), place.at(pair.b), pair.verdict);
  return out;
}

Standings standings(const votes::VoteTable& votes, const std::vector<ConditionKey>& rows,
                    const ContrastQuestion& question) {
  Standings out;
  out.asked = question;
  out.asked.by = "condition";
  for (const auto& [name, part] : votes::by_question(votes)) {
    const auto answer = contrast(part, out.asked);
    add(out, name, part, answer.answers.front().answer, rows);
  }
  return out;
}

} // namespace quietroom::analysis
