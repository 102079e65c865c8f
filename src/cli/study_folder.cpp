#include "cli/study_folder.h"

#include "cli/problem_output.h"

#include <fmt/format.h>

namespace quietroom::cli {

void stop_at_errors(const std::vector<Problem>& problems, const std::filesystem::path& where) {
  say_problems(problems);
  if (has_error(problems)) throw_input(fmt::format("{}: fix what is listed above first", where.string()));
}

study::FixedStudy study_of(const std::filesystem::path& folder) {
  auto read = study::read_fixed_study(folder);
  stop_at_errors(read.problems, folder);
  return std::move(read.study);
}

} // namespace quietroom::cli
