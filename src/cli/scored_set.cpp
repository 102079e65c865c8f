#include "cli/scored_set.h"

#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "core/error.h"
#include "scoring/kept_scores.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::cli {

namespace {

using scoring::SetScore;

/// Each warning once: of a set mostly all stimuli have the same.
void say_warnings(const std::filesystem::path& folder, const std::vector<SetScore>& scores) {
  struct Seen {
    std::string first;
    std::size_t times = 0;
  };
  std::map<std::string, Seen> seen;
  for (const SetScore& each : scores)
    for (const std::string& warning : each.warnings) {
      Seen& entry = seen[warning];
      if (entry.times++ == 0) entry.first = each.stimulus;
    }
  for (const auto& [warning, entry] : seen)
    say(fmt::format("{}: warning: {}{}: {}", folder.string(), entry.first,
                    entry.times > 1 ? fmt::format(" and {} more", entry.times - 1) : "", warning));
}

void say_missing(const std::filesystem::path& folder, const std::vector<SetScore>& scores) {
  for (const SetScore& each : scores)
    if (!each.mos_lqo) say(fmt::format("{}: {}: no score: {}", folder.string(), each.stimulus, each.reason));
}

std::vector<SetScore> known_of(const std::filesystem::path& folder) {
  scoring::KeptScores out = scoring::kept_scores(folder);
  if (!out.note.empty()) say(out.note);
  return std::move(out.scores);
}

std::vector<SetScore> scored(const scoring::ScoringTask& task, const std::vector<SetScore>& known) {
  ProgressLine progress("scored");
  return score_set(task, known, [&](std::size_t done, std::size_t total) { progress.show(done, total); })
      .scores;
}

} // namespace

std::vector<SetScore> scored_where_possible(scoring::ScoringTask task) {
  std::vector<SetScore> known, out;
  bool may_keep = true;
  try {
    known = known_of(task.folder);
  } catch (const Error& error) {
    say(std::string(error.what()) + " (the scores are computed and not kept)");
    may_keep = false;
  }
  out = scored(task, known);
  try {
    if (may_keep) scoring::keep_scores(task.folder, out, {});
  } catch (const Error& error) {
    say(std::string(error.what()) + " (the scores are not kept)");
  }
  say_warnings(task.folder, out);
  say_missing(task.folder, out);
  return out;
}

std::vector<SetScore> scored_and_kept(scoring::ScoringTask task,
                                      const std::vector<std::filesystem::path>& read) {
  const auto known = known_of(task.folder);
  std::vector<SetScore> out = scored(task, known);
  scoring::keep_scores(task.folder, out, read);
  say_warnings(task.folder, out);
  say_missing(task.folder, out);
  return out;
}

int code_of(const std::vector<SetScore>& scores) {
  if (std::ranges::any_of(scores, &SetScore::unreadable)) return bad_input;
  return std::ranges::all_of(scores, [](const SetScore& each) { return each.mos_lqo.has_value(); })
             ? ok
             : check_failed;
}

std::string scoring_program() { return std::string("quietroom ") + QUIETROOM_VERSION; }

} // namespace quietroom::cli
