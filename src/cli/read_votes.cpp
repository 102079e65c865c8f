#include "cli/read_votes.h"

#include "analysis/mos_answer.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "study/set_of_votes.h"

namespace quietroom::cli {

namespace {

/// One mean over several questions answers none of them.
void refuse_questions(const std::string& votes, const ReadingOptions& options,
                      const votes::VoteTable& table) {
  if (table.question.empty() || (options.questions && !options.rule)) return;
  const votes::Factor& factor = *table.find(table.question);
  std::string words;
  for (const std::string& name : factor.levels) words += (words.empty() ? "" : ", ") + name;
  throw_input(votes + ": holds several questions (" + words + "); " +
              (options.rule ? "--exclude-by takes one at a time" : "choose one") + " by --where " +
              table.question + '=' + factor.levels.front());
}

} // namespace

votes::VoteTable read_votes(study::OpenedVotes& opened, const ReadingOptions& options) {
  const std::string& votes = opened.place().name;
  votes::VoteTable table = opened.table(options);
  for (const std::string& note : table.notes) say(votes + ": " + note);
  if (table.size() == 0)
    throw_input(votes + ": holds no vote to compute from" +
                (table.left_out.sum() > 0
                     ? " (" + std::to_string(table.left_out.sum()) + " rows are practice, void or empty)"
                     : std::string{}) +
                (table.excluded.empty() ? "; collect votes first" : "; fewer listeners must be excluded"));
  analysis::refuse_other_scores(table, votes);
  refuse_questions(votes, options, table);
  if (options.rule) exclude_by_rule(*options.rule, votes, table);
  return table;
}

study::Snapshot snapshot_of(const Arguments& arguments, const ReadingOptions& options) {
  study::OpenedVotes opened(study::votes_place(*arguments.text("VOTES")), options.form);
  return snapshot_of(opened, arguments, options);
}

study::Snapshot snapshot_of(study::OpenedVotes& opened, const Arguments& arguments,
                            const ReadingOptions& options) {
  study::Snapshot out;
  out.name = opened.place().name;
  if (options.with_set) {
    auto read = study::set_of_votes(opened.place(), arguments.text("--set"));
    stop_at_errors(read.problems, read.set ? read.set->folder : out.name);
    out.set = std::move(read.set);
  }
  out.votes = read_votes(opened, options);
  say_left_out(out.name, out.votes.left_out);
  if (options.with_set) out.facts = opened.facts();
  return out;
}

} // namespace quietroom::cli
