#include "cli/read_points.h"

#include "cli/problem_output.h"
#include "cli/read_once.h"
#include "cli/study_folder.h"
#include "core/visible_text.h"

namespace quietroom::cli {

analysis::PairsTable read_pairs(const std::string& csv, const std::vector<std::string>& columns) {
  NamedRows rows(csv);
  return analysis::pairs_of(rows, csv, columns);
}

analysis::ModelsTable read_models_file(const std::string& csv) {
  NamedRows rows(input_name(csv), text_read_once(csv));
  return analysis::models_of(rows);
}

std::vector<compare::ConditionModel> read_models(const std::string& csv) {
  analysis::ModelsTable file = read_models_file(csv);
  stop_at_problems(file.problems, csv);
  return std::move(file.models);
}

void stop_at_problems(const std::vector<Problem>& problems, const std::string& csv) {
  std::vector<Problem> errors, warnings;
  for (const Problem& problem : problems)
    (problem.severity == Severity::error ? errors : warnings).push_back(problem);
  say_problems(warnings);
  if (errors.size() == 1) throw_input(text(errors.front())); // one sentence says it all
  stop_at_errors(errors, csv);
}

} // namespace quietroom::cli
