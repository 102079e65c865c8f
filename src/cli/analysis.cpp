#include "cli/analysis.h"

#include "cli/exclude_by_rule.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "core/number.h"

namespace quietroom::cli {

std::vector<Option> analysis_options() {
  std::vector<Option> out = {
      {"--scale", "LO:HI", "the scale of the votes, else from the column method, else 1:5"},
      {"--simulated", "", "the simulated votes; without it the real ones where there are any"}};
  const std::vector<Option> exclusion = exclusion_options();
  out.insert(out.end(), exclusion.begin(), exclusion.end());
  out.push_back({"--json", "", "one JSON document"});
  out.push_back({"--csv", "", "CSV in full precision"});
  return out;
}

stats::VoteTable votes_to_analyse(const Arguments& arguments, std::vector<std::string> factors,
                                  std::vector<std::string> if_present) {
  const std::string votes = *arguments.text("VOTES");
  if (arguments.has("--json") && arguments.has("--csv")) throw_input("--json and --csv exclude each other");
  stats::VoteOptions options = reading_options(arguments, std::move(factors));
  options.factors_if_present = std::move(if_present);
  for (std::string& column : columns_of_rule(arguments))
    options.factors_if_present.push_back(std::move(column));
  stats::VoteTable table = read_votes(votes, options);
  say_left_out(votes, table.left_out);
  exclude_by_rule(arguments, votes, table);
  return table;
}

void print_analysis(const Arguments& arguments, const stats::VoteTable& votes, Analysis analysis) {
  if (arguments.has("--json")) {
    analysis.json.emplace_back("simulated", votes.simulated);
    analysis.json.emplace_back("excluded", excluded_json(votes));
    analysis.json.emplace_back("left_out", report::Json::Object{{"practice", votes.left_out.practice},
                                                                {"void", votes.left_out.invalid},
                                                                {"empty", votes.left_out.empty}});
    print(report::text(analysis.json));
    return;
  }
  if (arguments.has("--csv")) {
    analysis.csv.simulated = votes.simulated;
    print(report::to_csv(analysis.csv));
    return;
  }
  if (!analysis.tables.empty()) analysis.tables.front().note = simulated_note(votes.simulated);
  for (const report::Table& table : analysis.tables) print(report::to_text(table) + '\n');
  for (const std::string& note : analysis.notes) print(note + ".\n");
  if (const std::string note = excluded_note(votes); !note.empty()) print(note + ".\n");
}

std::string p_text(std::optional<double> p) {
  if (p && *p < 0.0001) return "<0.0001";
  return fixed(p, 4);
}

} // namespace quietroom::cli
