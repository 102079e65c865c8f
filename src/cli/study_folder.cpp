#include "cli/study_folder.h"

#include "cli/problem_output.h"

#include <fmt/format.h>

namespace quietroom::cli {

void stop_at_errors(const std::vector<Problem>& problems, const std::filesystem::path& where) {
  if (problems.size() == 1 && has_error(problems)) throw_input(text(problems.front()));
  say_problems(problems);
  if (has_error(problems)) throw_input(fmt::format("{}: fix what is listed above first", where.string()));
}

study::FixedStudy study_of(const std::filesystem::path& folder) {
  auto read = study::read_fixed_study(folder);
  stop_at_errors(read.problems, folder);
  return std::move(read.study);
}

void refuse_missing_set(const study::FixedStudy& study) {
  if (!std::filesystem::is_directory(study.design.set))
    throw_input(fmt::format(
        "{}:{}: set leads to {}, and no folder is there; correct the line, or put the set back",
        (study.folder / "study.toml").string(), study.design.set_line, study.design.set.string()));
}

} // namespace quietroom::cli
