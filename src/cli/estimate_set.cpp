#include "cli/estimate_set.h"

#include "cli/output.h"
#include "cli/scored_set.h"
#include "cli/study_folder.h"
#include "core/error.h"
#include "report/set_scores_forms.h"
#include "stimulus/manifest.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

stimulus::StimulusSet set_in(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "set.toml") && std::filesystem::exists(folder / "study.toml"))
    throw_input(fmt::format("{}: is a study; give the folder of its set, or hold its votes against the scores "
                            "with quietroom compare {} --against visqol",
                            folder.string(), folder.string()));
  stimulus::ReadSet read = stimulus::read_set(folder);
  stop_at_errors(read.problems, folder);
  return std::move(read.set);
}

} // namespace

int estimate_set(const std::filesystem::path& folder, const Arguments& arguments,
                 const estimate::EstimateRequest& request) {
  constexpr std::size_t shown = 10;
  const stimulus::StimulusSet set = set_in(folder);
  scoring::ScoringTask task{folder, set, request, scoring_program()};
  if (const auto threads = arguments.whole_number("--threads", 1, 256))
    task.threads = static_cast<unsigned>(*threads);
  const auto scores = scored_and_kept(task, {});
  print(arguments.has("--json") ? report::set_scores_json(scores) : report::set_scores_text(scores, shown));
  return code_of(scores);
}

} // namespace quietroom::cli
