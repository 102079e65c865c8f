#include "cli/analysis.h"

#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/vote_arguments.h"
#include "core/number.h"

#include <cmath>

namespace quietroom::cli {

std::vector<Option> analysis_options() {
  std::vector<Option> out = vote_reading_options();
  out.push_back({"--json", "", "one JSON document"});
  out.push_back({"--csv", "", "a CSV in full precision"});
  return out;
}

stats::VoteTable votes_to_analyse(const Arguments& arguments, std::vector<std::string> factors,
                                  const std::vector<std::string>& if_present) {
  const std::string votes = *arguments.text("VOTES");
  ReadingOptions options = reading_options(arguments, std::move(factors));
  options.factors_if_present.insert(options.factors_if_present.end(), if_present.begin(), if_present.end());
  stats::VoteTable table = read_votes(votes, options);
  say_left_out(votes, table.left_out);
  return table;
}

void print_analysis(const Arguments& arguments, const stats::VoteTable& votes, Analysis analysis) {
  if (arguments.has("--json")) {
    analysis.json.emplace_back("simulated", votes.simulated);
    analysis.json.emplace_back("excluded", exclusion_json(votes.excluded));
    analysis.json.emplace_back("left_out", report::Json::Object{{"practice", votes.left_out.practice},
                                                                {"void", votes.left_out.invalid},
                                                                {"empty", votes.left_out.empty}});
    print(report::text(analysis.json));
    return;
  }
  if (arguments.has("--csv")) {
    analysis.csv.simulated = votes.simulated;
    add_exclusion_column(analysis.csv, votes.excluded);
    print(report::to_csv(analysis.csv));
    return;
  }
  if (!analysis.tables.empty()) analysis.tables.front().note = simulated_note(votes.simulated);
  for (const report::Table& table : analysis.tables) print(report::to_text(table) + '\n');
  for (const std::string& note : analysis.notes) print(note + ".\n");
  if (const std::string note = exclusion_note(votes.excluded); !note.empty()) print(note + ".\n");
}

std::string confidence_text(double alpha) {
  return shortest(std::round(1e14 * (1 - alpha)) / 1e12) + " %"; // without the last bits of 1 - alpha
}

std::string p_text(std::optional<double> p) {
  if (p && *p < 0.0001) return "<0.0001";
  return fixed(p, 4);
}

} // namespace quietroom::cli
