#include "cli/chosen_rows.h"
#include "cli/command.h"
#include "cli/describe_columns.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/number.h"
#include "report/json.h"
#include "report/table.h"
#include "votes/presentations.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;

/// What was asked, and what came out.
struct Result {
  const votes::VoteTable& votes;
  std::vector<std::string> by;
  stats::CiOptions ci;
  std::vector<stats::MosRow> rows;
  std::optional<std::string> designation;
  bool describe = false;
};

void add_column(report::Table& table, const char* key, const char* header) {
  table.columns.push_back({key, header, Align::right, ""});
}

report::Table keys_of(const Result& result) {
  report::Table out;
  for (const std::string& factor : result.by) out.columns.push_back({factor, factor, Align::left, ""});
  for (const stats::MosRow& row : result.rows) out.rows.emplace_back(row.keys.begin(), row.keys.end());
  out.simulated = result.votes.simulated;
  return out;
}

report::Number count(std::uint64_t n) { return {static_cast<double>(n), 0}; }

/// For readers. The limits of a bootstrap are not symmetric, so they are both given.
report::Table text_table(const Result& result) {
  report::Table out = keys_of(result);
  const bool limits = result.ci.method == stats::CiMethod::bootstrap;
  if (limits) {
    add_column(out, "mos", "MOS");
    add_column(out, "ci_low", "CI low");
    add_column(out, "ci_high", "CI high");
  } else {
    out.columns.push_back({"mos", "MOS ± CI", Align::right, "ci_half"});
  }
  add_column(out, "sd", "SD");
  add_column(out, "median", "median");
  add_column(out, "n_votes", "votes");
  add_column(out, "n_listeners", "listeners");
  add_column(out, "n_files", "files");
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const stats::MosRow& row = result.rows[i];
    std::vector<report::Cell>& cells = out.rows[i];
    if (limits)
      cells.insert(cells.end(), {report::Number{row.mos, 2}, report::Number{row.ci_low, 2},
                                 report::Number{row.ci_high, 2}});
    else
      cells.emplace_back(report::PlusMinus{row.mos, row.ci_half, 2});
    cells.insert(cells.end(), {report::Number{row.sd, 2}, report::Number{row.median, 1}, count(row.n_votes),
                               count(row.n_listeners), count(row.n_files)});
  }
  if (result.describe) append_description(out, result.rows, result.votes.scale, false);
  out.note = simulated_note(result.votes.simulated);
  return out;
}

/// For programs: every row says its method, and who was excluded.
report::Table csv_table(const Result& result) {
  report::Table out = keys_of(result);
  for (const char* key : {"mos", "se", "ci_low", "ci_high", "ci_half", "mean_votes", "sd", "median",
                          "n_votes", "n_listeners", "n_files"})
    add_column(out, key, key);
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const stats::MosRow& row = result.rows[i];
    for (const std::optional<double>& value :
         {std::optional(row.mos), row.se, row.ci_low, row.ci_high, row.ci_half, std::optional(row.mean_votes),
          row.sd, std::optional(row.median)})
      out.rows[i].emplace_back(report::Number{value, 0});
    for (const std::uint64_t n : {row.n_votes, row.n_listeners, row.n_files})
      out.rows[i].emplace_back(count(n));
  }
  if (result.ci.method == stats::CiMethod::mixed) {
    add_column(out, "df", "df");
    for (std::size_t i = 0; i < result.rows.size(); ++i)
      out.rows[i].emplace_back(report::Number{result.rows[i].df, 0});
  }
  if (result.describe) append_description(out, result.rows, result.votes.scale, true);
  add_method_column(out, result.ci);
  add_exclusion_column(out, result.votes.excluded);
  add_where_column(out, result.votes.where);
  return out;
}

Json row_json(const stats::MosRow& row, const Result& result) {
  Json::Object out;
  for (std::size_t i = 0; i < result.by.size(); ++i) out.emplace_back(result.by[i], row.keys[i]);
  const Json::Object figures = {{"n_votes", row.n_votes},
                                {"n_listeners", row.n_listeners},
                                {"n_files", row.n_files},
                                {"mos", row.mos},
                                {"mean_votes", row.mean_votes},
                                {"sd", row.sd},
                                {"se", row.se},
                                {"ci_low", row.ci_low},
                                {"ci_high", row.ci_high},
                                {"ci_half", row.ci_half},
                                {"median", row.median},
                                {"p_good_or_better", row.p_good_or_better},
                                {"p_poor_or_worse", row.p_poor_or_worse},
                                {"votes", row.votes}};
  out.insert(out.end(), figures.begin(), figures.end());
  if (result.ci.method == stats::CiMethod::mixed) out.emplace_back("df", row.df);
  if (result.describe) out.emplace_back("describe", description_json(row, result.votes.scale));
  return out;
}

Json document(const Result& result) {
  Json::Array rows;
  for (const stats::MosRow& row : result.rows) rows.push_back(row_json(row, result));
  const votes::LeftOut& without = result.votes.left_out;
  const Json::Object left_out = {
      {"practice", without.practice}, {"void", without.invalid}, {"empty", without.empty}};
  Json::Object out = {{"rows", std::move(rows)},
                      {"ci_method", stats::text(result.ci.method)},
                      {"bootstrap", ci_json(result.ci)},
                      {"designation", result.designation},
                      {"simulated", result.votes.simulated},
                      {"where", result.votes.where},
                      {"left_out", left_out},
                      {"excluded", exclusion_json(result.votes.excluded)}};
  if (result.describe)
    out.emplace_back("sos", Json::Object{{"a", sos_of(result.rows, result.votes.scale)}, {"ddof", 0}});
  return out;
}

std::string sos_note(const Result& result) {
  return "SE and the rest describe the votes; quartiles are of type 7; limits of %GoB and %PoW are "
         "Wilson's.\n"
         "SOS parameter a = " +
         fixed(sos_of(result.rows, result.votes.scale), 3) + " over " + std::to_string(result.rows.size()) +
         " rows (population variance, ddof 0).\n";
}

void print_text(const Result& result, const std::string& votes) {
  print(report::to_text(text_table(result)));
  const std::string unit = result.by.size() == 1 ? result.by.front() : "row";
  print('\n' + (result.designation ? *result.designation + ". " : "") +
        interval_note(result.rows, result.ci, unit) + ".\n");
  if (result.describe) print(sos_note(result));
  for (const std::string& note : {where_note(result.votes.where), exclusion_note(result.votes.excluded)})
    if (!note.empty()) print(note + ".\n");
  if (const std::string level = level_note(votes, result.votes.simulated); !level.empty())
    print(level + ".\n");
}

ReadingOptions options_of(const Arguments& arguments, const std::vector<std::string>& by) {
  ReadingOptions out = reading_options(arguments, by);
  out.questions = true;
  return out;
}

int run_mos(const Arguments& arguments) {
  const std::string votes = *arguments.text("VOTES");
  const std::vector<std::string> by = arguments.list("--by").value_or(std::vector<std::string>{"condition"});
  const stats::CiOptions ci = ci_options(arguments);
  const auto context = context_of_votes(arguments, set_of_votes(arguments, votes));
  const votes::VoteTable table = read_votes(votes, options_of(arguments, by));
  const std::vector<std::string> units = votes::by_units(table, by);
  std::vector<std::string> keys = units;
  if (!table.question.empty()) keys.insert(keys.begin(), "question");
  const Result result{table,
                      keys,
                      ci,
                      stats::mos_by_question(table, units, ci),
                      designation(context, table.simulated),
                      arguments.has("--describe")};
  say_left_out(votes, table.left_out);
  if (arguments.has("--json"))
    print(report::text(document(result)));
  else if (arguments.has("--csv"))
    print(report::to_csv(csv_table(result)));
  else
    print_text(result, votes);
  return ok;
}

} // namespace

Command mos_command() {
  Command out{
      "mos",
      "compute MOS with confidence intervals",
      {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
       {"--by", "FACTORS",
        "columns to group by, with commas between (default: condition); stimulus adds the condition where a "
        "name stands under several"},
       {"--describe", "", "quartiles, shares of good and poor votes, bounded intervals and SOS"}},
      "  quietroom mos votes.csv\n"
      "  quietroom mos votes.csv --by condition,talker --ci votes\n"
      "  quietroom mos votes.csv --ci bootstrap --limits bca --exclude L03,L07\n"
      "  quietroom mos sessions/demo --context NB --json",
      run_mos};
  const std::vector<Option> common = vote_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
