#include "cli/command.h"
#include "cli/condition_table.h"
#include "cli/output.h"
#include "cli/points.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/atomic_file.h"
#include "core/csv.h"
#include "core/error.h"
#include "stats/column_names.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// Every row of VOTES, practice, void and simulated ones included, as plain RFC 4180; with a column
/// `excluded` that says why, where listeners are excluded.
void write_long(const std::string& votes, const fs::path& target, const Arguments& arguments,
                const std::vector<stats::Excluded>& excluded) {
  AtomicFile file(target);
  std::ofstream out(file.path(), std::ios::binary);
  const auto write = [&](Row row, std::string_view reason) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) (line += i == 0 ? "" : ",") += csv_field(row[i]);
    if (!excluded.empty()) (line += ',') += csv_field(reason);
    out << line << '\n';
  };
  std::size_t listener = 0;
  const auto write_header = [&](Row header) {
    listener = static_cast<std::size_t>(std::find(header.begin(), header.end(), "listener") - header.begin());
    write(header, "excluded");
  };
  each_vote_row(votes, reading_options(arguments, {}), write_header, [&](Row row, std::uint64_t) {
    const auto found = std::find_if(excluded.begin(), excluded.end(), [&](const auto& entry) {
      return entry.listener == stats::trimmed(row[listener]);
    });
    write(row, found == excluded.end() ? "" : found->reason);
  });
  out.close();
  if (!out) throw_environment(target.string() + ": cannot be written; is the disk full?");
  file.commit();
}

std::vector<ConditionRow> condition_rows(const std::vector<stats::MosRow>& rows, const Arguments& arguments) {
  const auto set = set_of_votes(arguments, *arguments.text("VOTES"));
  const auto models = models_of_votes(arguments, set).value_or(std::vector<compare::ConditionModel>{});
  const compare::Agreement agreement =
      compare::agreement(points_against(rows, models, band_of_votes(arguments, set)));
  std::vector<ConditionRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back({rows[i], agreement.conditions[i]});
  return out;
}

/// How the numbers came about; it stands in every caption, also below the author's own words.
std::string method_text(const Arguments& arguments, const std::vector<stats::MosRow>& rows,
                        const stats::VoteTable& table, bool estimated) {
  const std::string votes = *arguments.text("VOTES");
  std::string out = interval_note(rows, ci_options(arguments), "condition") + ".";
  if (const std::string level = level_note(votes, table.simulated); !level.empty()) out += " " + level + ".";
  if (estimated) out += " E-model: " + estimate_note(arguments, set_of_votes(arguments, votes)) + ".";
  if (const std::string without = exclusion_note(table.excluded); !without.empty())
    out += " " + without + ".";
  return out;
}

std::string caption(const Arguments& arguments, const std::vector<stats::MosRow>& rows,
                    const stats::VoteTable& table, bool estimated) {
  const std::string method = method_text(arguments, rows, table, estimated);
  if (const auto given = arguments.text("--caption"))
    return *given + (given->ends_with('.') ? " " : ". ") + method;
  const auto set = set_of_votes(arguments, *arguments.text("VOTES"));
  const auto name = designation(context_of_votes(arguments, set), table.simulated);
  return "Mean opinion scores" + (name ? " (" + *name + ")" : "") + ". " + method;
}

void write_tables(const fs::path& folder, const std::vector<stats::MosRow>& rows, const Arguments& arguments,
                  const stats::VoteTable& table) {
  const std::vector<ConditionRow> conditions = condition_rows(rows, arguments);
  const auto chosen = arguments.list("--columns");
  report::Table data = condition_table(conditions, chosen.value_or(condition_columns()));
  data.simulated = table.simulated;
  if (!chosen) add_method_column(data, ci_options(arguments));
  add_exclusion_column(data, table.excluded);
  report::Table printed = condition_table(conditions, chosen.value_or(printed_columns(conditions)));
  const auto has_estimate = [](const ConditionRow& row) { return row.agreement.point.objective.has_value(); };
  printed.caption =
      caption(arguments, rows, table, std::any_of(conditions.begin(), conditions.end(), has_estimate));
  printed.label = "tab:mos";
  printed.note = simulated_note(table.simulated);
  write_file(folder / "conditions.csv", report::to_csv(data));
  write_file(folder / "conditions.md", report::to_markdown(printed));
  write_file(folder / "conditions.tex", report::to_latex(printed));
}

fs::path folder_of(const std::string& votes, const Arguments& arguments) {
  if (const auto given = arguments.text("DIR")) return *given;
  const fs::path path(votes);
  return (fs::is_directory(path) ? path : path.parent_path()) / "export";
}

int run(const Arguments& arguments) {
  const std::string votes = *arguments.text("VOTES");
  if (votes == "-")
    throw_input("export reads its votes twice and cannot take them from standard input; give a file");
  const stats::VoteTable table = read_votes(votes, reading_options(arguments, {}));
  const std::vector<std::string> by = {"condition"};
  const auto rows = stats::mos_table(table, by, ci_options(arguments));
  say_left_out(votes, table.left_out);
  const fs::path folder = folder_of(votes, arguments);
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) throw_environment(folder.string() + ": the folder cannot be made (" + failure.message() + ")");
  write_tables(folder, rows, arguments, table);
  write_long(votes, folder / "long.csv", arguments, table.excluded);
  for (const char* name : {"long.csv", "conditions.csv", "conditions.md", "conditions.tex"})
    print((folder / name).string() + '\n');
  return ok;
}

} // namespace

Command export_command() {
  Command out{"export",
              "long CSV and tables of conditions for papers",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
               {"DIR", "DIR", "where to write (default: export beside the votes)"},
               {"--columns", "KEYS", "columns of the tables, with commas between, e.g. label,mos,n_votes"},
               {"--caption", "TEXT", "caption of the Markdown and LaTeX tables"}},
              "  quietroom export votes.csv paper/tables\n"
              "  quietroom export votes.csv --columns label,mos,n_votes --caption \"MOS of all codecs\"\n"
              "  quietroom export sessions/demo --context NB",
              run};
  std::vector<Option> common = vote_options();
  common.resize(common.size() - 2); // no --json, no --csv: files are the result
  for (const auto& more : {model_options(), common})
    out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
