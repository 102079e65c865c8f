#include "cli/command.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "report/json.h"
#include "report/table.h"
#include "stats/mos_table.h"

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;

report::Table text_table(const std::vector<stats::MosRow>& rows, const std::vector<std::string>& by,
                         bool simulated) {
  report::Table out;
  for (const std::string& factor : by) out.columns.push_back({factor, factor, Align::left, ""});
  out.columns.push_back({"mos", "MOS ± CI", Align::right, "ci_half"});
  out.columns.push_back({"sd", "SD", Align::right, ""});
  out.columns.push_back({"median", "median", Align::right, ""});
  out.columns.push_back({"n_votes", "votes", Align::right, ""});
  out.columns.push_back({"n_listeners", "listeners", Align::right, ""});
  out.columns.push_back({"n_files", "files", Align::right, ""});
  for (const stats::MosRow& row : rows) {
    std::vector<report::Cell> cells(row.keys.begin(), row.keys.end());
    cells.emplace_back(report::PlusMinus{row.mos, row.ci_half, 2});
    cells.emplace_back(report::Number{row.sd, 2});
    cells.emplace_back(report::Number{row.median, 1});
    for (const std::uint64_t count : {row.n_votes, row.n_listeners, row.n_files})
      cells.emplace_back(report::Number{static_cast<double>(count), 0});
    out.rows.push_back(std::move(cells));
  }
  out.note = simulated_note(simulated);
  return out;
}

Json row_json(const stats::MosRow& row, const std::vector<std::string>& by) {
  Json::Object out;
  for (std::size_t i = 0; i < by.size(); ++i) out.emplace_back(by[i], row.keys[i]);
  const Json::Object figures = {{"n_votes", row.n_votes},
                                {"n_listeners", row.n_listeners},
                                {"n_files", row.n_files},
                                {"mos", row.mos},
                                {"mean_votes", row.mean_votes},
                                {"sd", row.sd},
                                {"ci_low", row.ci_low},
                                {"ci_high", row.ci_high},
                                {"ci_half", row.ci_half},
                                {"median", row.median},
                                {"p_good_or_better", row.p_good_or_better},
                                {"p_poor_or_worse", row.p_poor_or_worse},
                                {"votes", row.votes}};
  out.insert(out.end(), figures.begin(), figures.end());
  return out;
}

Json document(const std::vector<stats::MosRow>& rows, const std::vector<std::string>& by,
              const stats::VoteTable& votes, stats::CiMethod method, const std::optional<std::string>& name) {
  Json::Array rows_json;
  for (const stats::MosRow& row : rows) rows_json.push_back(row_json(row, by));
  const Json::Object left_out = {{"practice", votes.left_out.practice},
                                 {"void", votes.left_out.invalid},
                                 {"empty", votes.left_out.empty}};
  return Json::Object{{"rows", std::move(rows_json)},
                      {"ci_method", stats::text(method)},
                      {"designation", name},
                      {"simulated", votes.simulated},
                      {"left_out", left_out}};
}

int run(const Arguments& arguments) {
  const std::string votes = *arguments.text("VOTES");
  const std::vector<std::string> by = arguments.list("--by").value_or(std::vector<std::string>{"condition"});
  const stats::CiMethod method = ci_method(arguments);
  const auto context = context_of_votes(arguments, set_of_votes(arguments, votes));
  const stats::VoteTable table = read_votes(votes, reading_options(arguments, by));
  const std::vector<stats::MosRow> rows = stats::mos_table(table, by, method);
  const auto name = designation(context, table.simulated);
  say_left_out(votes, table.left_out);
  if (arguments.has("--json")) {
    print(report::text(document(rows, by, table, method, name)));
    return ok;
  }
  print(report::to_text(text_table(rows, by, table.simulated)));
  print('\n' + (name ? *name + ". " : "") + interval_note(rows, method, by.size() == 1 ? by.front() : "row") +
        ".\n");
  if (const std::string level = level_note(votes, table.simulated); !level.empty()) print(level + ".\n");
  return ok;
}

} // namespace

Command mos_command() {
  Command out{"mos",
              "MOS with confidence intervals",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
               {"--by", "FACTORS", "columns to group by, with commas between (default: condition)"}},
              "  quietroom mos votes.csv\n"
              "  quietroom mos votes.csv --by condition,talker --ci votes\n"
              "  quietroom mos sessions/demo --context NB --json",
              run};
  const std::vector<Option> common = vote_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
