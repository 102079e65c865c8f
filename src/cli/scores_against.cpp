#include "cli/scores_against.h"

#include "analysis/scores_table.h"
#include "cli/read_once.h"
#include "cli/read_points.h"
#include "cli/scored_set.h"
#include "core/error.h"
#include "scoring/kept_scores.h"
#include "study/fixed_study.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// Where the sound lies that the votes are of.
fs::path sound_folder(const Arguments& arguments) {
  if (const auto given = arguments.text("--set")) return *given;
  const auto place = study::votes_place(*arguments.text("VOTES"));
  if (!place.is_study())
    throw_input("ViSQOL is computed from the sound of the stimulus set; give its folder with --set SET, or a "
                "column visqol in the votes");
  return study::read_fixed_study(place.study).study.design.set;
}

analysis::ScoresQuestion question_of(const std::vector<scoring::SetScore>& scores, const fs::path& folder) {
  analysis::ScoresQuestion out;
  out.name = "visqol";
  out.computed = true;
  for (const scoring::SetScore& each : scores) {
    if (!each.mos_lqo) continue;
    out.scores.emplace(each.stimulus, *each.mos_lqo);
    out.version = each.version;
    out.origin = fmt::format("{} mode, mapping: {}, mean over the stimuli; {}", each.mode, each.mapping,
                             scoring::scores_file(folder).string());
  }
  return out;
}

} // namespace

analysis::ScoresQuestion visqol_question(const Arguments& arguments, const study::Snapshot& snapshot) {
  const fs::path folder = sound_folder(arguments);
  if (!snapshot.set || !fs::is_directory(folder))
    throw_input(
        fmt::format("{}: the stimulus set is not there, and ViSQOL is computed from its sound; give its "
                    "folder with --set SET",
                    folder.string()));
  scoring::ScoringTask task{folder, snapshot.set->set, {}, scoring_program()};
  task.as_locked = snapshot.set->set.prepared;
  return question_of(scored_where_possible(task), folder);
}

std::vector<analysis::ScoresQuestion> given_scores(const Arguments& arguments) {
  std::vector<analysis::ScoresQuestion> out;
  for (const std::string& file : arguments.all("--scores")) {
    analysis::ScoresTable read = analysis::scores_table(file, text_read_once(file));
    stop_at_problems(read.problems, file);
    for (analysis::ScoresQuestion& each : read.questions) {
      if (std::ranges::find(out, each.name, &analysis::ScoresQuestion::name) != out.end())
        throw_input(fmt::format("--scores: {} stands in two files; name each measure once", each.name));
      out.push_back(std::move(each));
    }
  }
  return out;
}

std::vector<Option> scores_options() {
  return {
      {"--scores", "FILE.csv",
       "scores of another program (POLQA, PESQ, DNSMOS, NISQA, UTMOS ...): stimulus,score or condition,score "
       "below a first line # scores: name=POLQA version=3 range=1..4.75 direction=higher. Or columns name, "
       "version, low, high and direction instead of that line. The E-model stands beside them. May be given "
       "again",
       false, true}};
}

} // namespace quietroom::cli
