#include "analysis/objective.h"
#include "cli/chosen_rows.h"
#include "cli/command.h"
#include "cli/condition_table.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/study_folder.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/atomic_file.h"
#include "core/csv.h"
#include "core/error.h"
#include "core/sha256.h"
#include "core/visible_text.h"
#include "core/written_files.h"
#include "store/study_store.h"
#include "votes/column_names.h"
#include "votes/exclusion.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// The rows of the long CSV, in which the column `excluded` says who is left out and why: that of the votes,
/// or one more where somebody is excluded now.
class LongCsv {
public:
  LongCsv(std::ostream& out, const std::vector<votes::Excluded>& excluded)
      : m_out(out), m_excluded(excluded) {}

  void header(votes::Row header) {
    m_listener = place_of("listener", header);
    m_column = place_of("excluded", header);
    m_adds_column = m_column == header.size() && !m_excluded.empty();
    write(header, "excluded");
  }

  void row(votes::Row row) {
    const auto found = std::find_if(m_excluded.begin(), m_excluded.end(), [&](const auto& entry) {
      return entry.listener == votes::trimmed(row[m_listener]);
    });
    const bool known = m_column < row.size() && votes::is_excluded(row[m_column]);
    write(row, known ? row[m_column] : found == m_excluded.end() ? "" : std::string_view(found->reason));
  }

private:
  static std::size_t place_of(std::string_view name, votes::Row header) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  }

  void write(votes::Row row, std::string_view exclusion) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      (line += i == 0 ? "" : ",") += csv_field(i == m_column ? exclusion : row[i]);
    if (m_adds_column) (line += ',') += csv_field(exclusion);
    m_out << line << '\n';
  }

  std::ostream& m_out;
  const std::vector<votes::Excluded>& m_excluded;
  std::size_t m_listener = 0;
  std::size_t m_column = 0; ///< of `excluded`; behind the last where the votes have none
  bool m_adds_column = false;
};

/// Every row of VOTES, practice, void and simulated ones included, as plain RFC 4180.
void write_long(const std::string& votes, const fs::path& target, const Arguments& arguments,
                const std::vector<votes::Excluded>& excluded) {
  AtomicFile file(target);
  std::ofstream out(file.path(), std::ios::binary);
  LongCsv rows(out, excluded);
  each_vote_row(
      votes, reading_options(arguments, {}), [&](votes::Row header) { rows.header(header); },
      [&](votes::Row row, std::uint64_t) { rows.row(row); });
  out.close();
  if (!out) throw_environment(target.string() + ": cannot be written; is the disk full?");
  note_written(target, sha256_of_file(file.path()));
  file.commit();
}

/// Rows of several questions have no estimate: the E-model predicts overall quality and nothing else.
std::vector<ConditionRow> condition_rows(const std::vector<stats::MosRow>& rows, const Arguments& arguments,
                                         const votes::VoteTable& table) {
  std::vector<ConditionRow> out;
  if (!table.question.empty()) {
    for (const stats::MosRow& row : rows) out.push_back({row, {}});
    return out;
  }
  const auto set = set_of_votes(arguments, *arguments.text("VOTES"));
  const auto models = models_of_votes(arguments, set).value_or(std::vector<compare::ConditionModel>{});
  const analysis::EmodelObjective objective{models, band_of_votes(arguments, set)};
  const compare::Agreement agreement =
      compare::agreement(analysis::scores(objective, analysis::points_of(rows)));
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back({rows[i], agreement.conditions[i]});
  return out;
}

/// How the numbers came about; it stands in every caption, also below the author's own words.
std::string method_text(const Arguments& arguments, const std::vector<stats::MosRow>& rows,
                        const votes::VoteTable& table, bool estimated) {
  const std::string votes = *arguments.text("VOTES");
  std::string out = interval_note(rows, ci_options(arguments), "condition") + ".";
  if (const std::string level = level_note(votes, table.simulated); !level.empty()) out += " " + level + ".";
  if (estimated) out += " E-model: " + estimate_note(arguments, set_of_votes(arguments, votes)) + ".";
  for (const std::string& note : {where_note(table.where), exclusion_note(table.excluded)})
    if (!note.empty()) out += " " + note + ".";
  return out;
}

std::string caption(const Arguments& arguments, const std::vector<stats::MosRow>& rows,
                    const votes::VoteTable& table, bool estimated) {
  const std::string method = method_text(arguments, rows, table, estimated);
  if (const auto given = arguments.text("--caption"))
    return *given + (given->ends_with('.') ? " " : ". ") + method;
  const auto set = set_of_votes(arguments, *arguments.text("VOTES"));
  const auto name = designation(context_of_votes(arguments, set), table.simulated);
  return "Mean opinion scores" + (name ? " (" + *name + ")" : "") + ". " + method;
}

void write_tables(const fs::path& folder, const std::vector<stats::MosRow>& rows, const Arguments& arguments,
                  const votes::VoteTable& table) {
  const std::vector<ConditionRow> conditions = condition_rows(rows, arguments, table);
  auto chosen = arguments.list("--columns");
  const std::vector<std::string> question(table.question.empty() ? 0 : 1, "question");
  if (chosen && std::find(chosen->begin(), chosen->end(), "question") == chosen->end())
    chosen->insert(chosen->begin(), question.begin(), question.end());
  report::Table data = condition_table(conditions, chosen.value_or(condition_columns(conditions)));
  data.simulated = table.simulated;
  if (!chosen) add_method_column(data, ci_options(arguments));
  add_exclusion_column(data, table.excluded);
  add_where_column(data, table.where);
  report::Table printed = condition_table(conditions, chosen.value_or(printed_columns(conditions)));
  const auto has_estimate = [](const ConditionRow& row) { return row.agreement.point.objective.has_value(); };
  printed.caption =
      caption(arguments, rows, table, std::any_of(conditions.begin(), conditions.end(), has_estimate));
  printed.label = "tab:mos";
  printed.note = simulated_note(table.simulated);
  write_noted_file(folder / "conditions.csv", visible(report::to_csv(data)));
  write_file(folder / "conditions.md", marked_markdown(visible(report::to_markdown(printed))));
  write_file(folder / "conditions.tex", marked_latex(visible(report::to_latex(printed))));
}

/// Without DIR: `export` in the folder of a study, and beside a table a folder that has its name.
fs::path folder_of(const std::string& votes, const Arguments& arguments) {
  if (const auto given = arguments.text("DIR")) return *given;
  const fs::path path(votes);
  if (fs::is_directory(path)) return path / "export";
  if (path.filename() == store::database_of("").filename()) return path.parent_path() / "export";
  return path.parent_path() / (path.stem().string() + "-export");
}

constexpr std::array<const char*, 4> export_names = {"long.csv", "conditions.csv", "conditions.md",
                                                     "conditions.tex"};

int run_export(const Arguments& arguments) {
  const std::string votes = *arguments.text("VOTES");
  if (votes == "-")
    throw_input("export reads its votes twice and cannot take them from standard input; give a file");
  const fs::path folder = folder_of(votes, arguments);
  guard(arguments, {"DIR"},
        {folder / export_names[0], folder / export_names[1], folder / export_names[2],
         folder / export_names[3]});
  ReadingOptions options = reading_options(arguments, {});
  options.questions = true;
  const votes::VoteTable table = read_votes(votes, options);
  if (arguments.has("--models") && !table.question.empty())
    throw_input(votes + ": holds several questions, and --models predicts one; choose it by --where " +
                table.question + '=' + table.find(table.question)->levels.front() +
                ", or leave --models away");
  const std::vector<std::string> by = {"condition"};
  const auto rows = stats::mos_by_question(table, by, ci_options(arguments));
  say_left_out(votes, table.left_out);
  make_folder(folder);
  write_tables(folder, rows, arguments, table);
  write_long(votes, folder / "long.csv", arguments, table.excluded);
  for (const char* name : export_names) print((folder / name).string() + '\n');
  return ok;
}

} // namespace

Command export_command() {
  Command out{"export",
              "write the long CSV and tables of conditions for papers",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
               {"DIR", "DIR", "where to write (default: STEM-export beside a table, export in a study)"},
               {"--columns", "KEYS", "columns of the tables, with commas between, e.g. label,mos,n_votes"},
               {"--caption", "TEXT", "caption of the Markdown and LaTeX tables"},
               force_option()},
              "  quietroom export votes.csv paper/tables\n"
              "  quietroom export votes.csv --columns label,mos,n_votes --caption \"MOS of all codecs\"\n"
              "  quietroom export sessions/demo --context NB",
              run_export};
  std::vector<Option> common = vote_options();
  common.resize(common.size() - 2); // no --json, no --csv: files are the result
  for (const auto& more : {model_options(), common})
    out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
