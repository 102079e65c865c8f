#include "analysis/usable_votes.h"

#include "analysis/mos_answer.h"
#include "core/counted.h"
#include "core/error.h"

namespace quietroom::analysis {

namespace {

void refuse_no_votes(const std::string& name, const votes::VoteTable& table) {
  if (table.size() > 0) return;
  throw_input(name + ": holds no vote to compute from" +
              (table.left_out.sum() > 0
                   ? " (" + counted(table.left_out.sum(), "row") +
                         (table.left_out.sum() == 1 ? " is" : " are") + " practice, void or empty)"
                   : std::string{}) +
              (table.excluded.empty() ? "; collect votes first" : "; fewer listeners must be excluded"));
}

/// One mean over several questions answers none of them.
void refuse_several_questions(const std::string& name, const UseOfVotes& use, const votes::VoteTable& table) {
  if (table.question.empty() || (use.several_questions && !use.rule)) return;
  const votes::Factor& factor = *table.find(table.question);
  std::string words;
  for (const std::string& level : factor.levels) words += (words.empty() ? "" : ", ") + level;
  throw_input(name + ": holds several questions (" + words + "); " +
              (use.rule ? "--exclude-by takes one at a time" : "choose one") + " by --where " +
              table.question + '=' + factor.levels.front());
}

} // namespace

void make_usable(const std::string& name, const UseOfVotes& use, votes::VoteTable& table) {
  refuse_no_votes(name, table);
  refuse_other_scores(table, name);
  refuse_several_questions(name, use, table);
  if (use.rule) exclude_by_rule(*use.rule, name, table);
}

} // namespace quietroom::analysis
