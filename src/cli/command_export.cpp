#include "analysis/mos_answer.h"
#include "analysis/objective.h"
#include "cli/command.h"
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
#include "report/condition_table.h"
#include "report/interval_note.h"
#include "report/provenance_forms.h"
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
void write_long(study::OpenedVotes& opened, const fs::path& target,
                const std::vector<votes::Excluded>& excluded) {
  AtomicFile file(target);
  std::ofstream out(file.path(), std::ios::binary);
  LongCsv rows(out, excluded);
  opened.each_row([&](votes::Row header) { rows.header(header); },
                  [&](votes::Row row, std::uint64_t) { rows.row(row); });
  out.close();
  if (!out) throw_environment(target.string() + ": cannot be written; is the disk full?");
  note_written(target, sha256_of_file(file.path()));
  file.commit();
}

/// The E-model predicts listening quality and nothing else: rows of several questions or another one have no
/// estimate.
std::vector<report::ConditionRow> condition_rows(const analysis::MosAnswer& answer,
                                                 const Arguments& arguments,
                                                 const study::Snapshot& snapshot) {
  std::vector<report::ConditionRow> out;
  if (!snapshot.votes.question.empty() || analysis::other_question(snapshot.votes)) {
    for (const stats::MosRow& row : answer.rows) out.push_back({row, {}});
    return out;
  }
  const auto& set = snapshot.set;
  const auto models = models_of_votes(arguments, set).value_or(std::vector<compare::ConditionModel>{});
  const analysis::EmodelObjective objective{models, band_of_votes(arguments, set)};
  const compare::Agreement agreement =
      compare::agreement(analysis::scores(objective, analysis::points_of(answer.rows)));
  for (std::size_t i = 0; i < answer.rows.size(); ++i)
    out.push_back({answer.rows[i], agreement.conditions[i]});
  return out;
}

/// How the numbers came about; it stands in every caption, also below the author's own words.
std::string method_text(const Arguments& arguments, const analysis::MosAnswer& answer,
                        const study::Snapshot& snapshot, bool estimated) {
  std::string out = report::interval_note(answer.rows, *answer.of.ci, "condition") + ".";
  if (const std::string heard = study::listening_note(snapshot); !heard.empty()) out += " " + heard + ".";
  if (estimated) out += " E-model: " + estimate_note(arguments, snapshot.set) + ".";
  for (const std::string& note : report::notes_of(answer.of)) out += " " + note + ".";
  return out;
}

std::string caption(const Arguments& arguments, const analysis::MosAnswer& answer,
                    const study::Snapshot& snapshot, bool estimated) {
  const std::string method = method_text(arguments, answer, snapshot, estimated);
  if (const auto given = arguments.text("--caption"))
    return *given + (given->ends_with('.') ? " " : ". ") + method;
  const auto& name = answer.of.designation;
  const std::string asked = answer.asked ? "The votes are " + *answer.asked + ". " : "";
  return "Mean opinion scores" + (name ? " (" + *name + ")" : "") + ". " + asked + method;
}

void write_tables(const fs::path& folder, const analysis::MosAnswer& answer, const Arguments& arguments,
                  const study::Snapshot& snapshot) {
  const std::vector<report::ConditionRow> conditions = condition_rows(answer, arguments, snapshot);
  auto chosen = arguments.list("--columns");
  const std::vector<std::string> question(snapshot.votes.question.empty() ? 0 : 1, "question");
  if (chosen && std::find(chosen->begin(), chosen->end(), "question") == chosen->end())
    chosen->insert(chosen->begin(), question.begin(), question.end());
  report::Table data =
      report::condition_table(conditions, chosen.value_or(report::condition_columns(conditions)));
  analysis::Provenance of = answer.of;
  if (chosen) of.ci = std::nullopt; // no column that was not chosen
  report::add_provenance(data, of);
  report::Table printed =
      report::condition_table(conditions, chosen.value_or(report::printed_columns(conditions)));
  const auto has_estimate = [](const auto& row) { return row.agreement.point.objective.has_value(); };
  printed.caption =
      caption(arguments, answer, snapshot, std::any_of(conditions.begin(), conditions.end(), has_estimate));
  printed.label = "tab:mos";
  printed.note = report::simulated_note(answer.of.simulated);
  write_noted_file(folder / "conditions.csv", visible(report::to_csv(data)));
  write_file(folder / "conditions.md", marked_markdown(visible(report::to_markdown(printed))));
  write_file(folder / "conditions.tex", marked_latex(visible(report::to_latex(printed))));
}

constexpr std::array<const char*, 4> export_names = {"long.csv", "conditions.csv", "conditions.md",
                                                     "conditions.tex"};

int run_export(const Arguments& arguments) {
  const study::VotesPlace place = study::votes_place(*arguments.text("VOTES"));
  if (place.name == "-" ||
      (place.kind == study::PlaceKind::table && fs::exists(place.name) && !fs::is_regular_file(place.name)))
    throw_input(
        "export reads its votes twice and cannot take them from standard input or a pipe; give a file");
  const fs::path folder = fs::path(arguments.text("DIR").value_or(study::export_folder(place).string()));
  guard(arguments, {"DIR"},
        {folder / export_names[0], folder / export_names[1], folder / export_names[2],
         folder / export_names[3]});
  ReadingOptions options = reading_options(arguments, {});
  options.questions = true;
  const stats::CiOptions ci = ci_options(arguments);
  study::OpenedVotes opened(place, options.form);
  const study::Snapshot snapshot = snapshot_of(opened, arguments, options);
  const votes::VoteTable& table = snapshot.votes;
  if (arguments.has("--models") && !table.question.empty())
    throw_input(place.name + ": holds several questions, and --models predicts one; choose it by --where " +
                table.question + '=' + table.find(table.question)->levels.front() +
                ", or leave --models away");
  const auto answer =
      analysis::mos_answer(table, {"condition"}, ci, context_of_votes(arguments, snapshot.set));
  make_folder(folder);
  write_tables(folder, answer, arguments, snapshot);
  write_long(opened, folder / "long.csv", table.excluded);
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
