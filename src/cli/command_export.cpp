#include "analysis/mos_answer.h"
#include "analysis/scale_words.h"
#include "cli/command.h"
#include "cli/export_bundle.h"
#include "cli/export_release.h"
#include "cli/export_tables.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/table_options.h"
#include "cli/vote_arguments.h"
#include "cli/waiting_copies.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/make_folder.h"
#include "core/written_files.h"
#include "study/set_of_votes.h"
#include "study/write_long_csv.h"

#include <array>
#include <filesystem>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* long_csv = "long.csv";
constexpr std::array<const char*, 6> table_names = {long_csv,         "conditions.csv",  "conditions.md",
                                                    "conditions.tex", "conditions.json", "conditions.xlsx"};

void refuse_models_of_questions(const Arguments& arguments, const study::Snapshot& snapshot) {
  const votes::VoteTable& table = snapshot.votes;
  if (!arguments.has("--models") || table.question.empty()) return;
  throw_input(snapshot.name + ": holds several questions, and --models predicts one; choose it by --where " +
              table.question + '=' + table.find(table.question)->levels.front() + ", or leave --models away");
}

bool is_within(const fs::path& path, const fs::path& folder) {
  const fs::path whole = fs::weakly_canonical(path), above = fs::weakly_canonical(folder);
  return std::ranges::mismatch(above, whole).in1 == above.end();
}

/// Where to write, and nothing that is not to be replaced stands there.
fs::path guarded_folder(const Arguments& arguments, const study::VotesPlace& place) {
  const fs::path folder =
      arguments.has("DIR") ? fs::path(*arguments.text("DIR")) : study::export_folder(place);
  if (place.has_folder() && is_within(folder, place.study / "set"))
    throw_input(folder.string() + ": is the study's own copy of its set; give another folder");
  std::vector<fs::path> outputs;
  for (const char* name : table_names) outputs.push_back(folder / name);
  guard(arguments, {"DIR", "--bids"}, outputs);
  return folder;
}

/// A file of an export, and where it goes.
struct Written {
  fs::path path;
  std::string content;
};

void add_files(const fs::path& folder, std::vector<bundle::TextFile> files, std::vector<Written>& out) {
  for (bundle::TextFile& each : files) out.push_back({folder / each.path, std::move(each.content)});
}

/// Everything that is about to be written may be.
void guard_files(const Arguments& arguments, const fs::path& folder, const std::vector<Written>& files) {
  std::vector<fs::path> paths = {folder / long_csv}; // an archive has it among its files, too
  for (const Written& each : files)
    if (each.path != paths.front()) paths.push_back(each.path);
  guard(arguments, {"DIR", "--bids"}, paths);
  if (!arguments.has("--public")) return;
  refuse_other_files(folder, paths);
  if (const auto bids = arguments.text("--bids")) refuse_other_files(*bids, paths);
}

/// Nobody but their owner may read what a listener said.
bool is_personal(const fs::path& path) { return path.parent_path().filename() == "personal"; }

void write_files(const std::vector<Written>& files) {
  for (const Written& each : files) {
    make_folder(each.path.parent_path());
    if (is_personal(each.path)) fs::permissions(each.path.parent_path(), fs::perms::owner_all);
    if (has_intact_mark(each.content))
      write_file(each.path, each.content);
    else
      write_noted_file(each.path, each.content);
    if (is_personal(each.path)) fs::permissions(each.path, fs::perms::owner_read | fs::perms::owner_write);
    print(each.path.string() + '\n');
  }
}

/// Personal facts are of a study's database, and go into a bundle that somebody asked them for.
void refuse_personal(const Arguments& arguments, const study::VotesPlace& place) {
  if (!arguments.has("--personal")) return;
  for (const char* option : {"--public", "--tables"})
    if (arguments.has(option))
      throw_input(std::string("--personal and ") + option + " exclude each other; leave one of them away");
  if (!place.is_study())
    throw_input("--personal: " + place.name + " is a table, which has nothing of this; give the study");
}

int run_export(const Arguments& arguments) {
  refuse_unknown_words(arguments);
  refuse_choice_of_persons(arguments);
  const study::VotesPlace place = place_read_again(arguments);
  refuse_personal(arguments, place);
  const fs::path folder = guarded_folder(arguments, place);
  const auto set = study::set_of_votes(place, arguments.text("--set")).set;
  ReadingOptions options = reading_options(arguments, {});
  options.questions = true;
  if (const auto column = arguments.text("--group"); column && !is_kind_of_set(arguments, set.has_value()))
    options.factors.push_back(*column);
  if (!arguments.has("--tables")) options.factors_if_present.emplace_back(analysis::label_column);
  const stats::CiOptions ci = ci_options(arguments);
  study::OpenedVotes opened(place, options.form);
  study::Snapshot snapshot = snapshot_of(opened, arguments, options);
  refuse_models_of_questions(arguments, snapshot);
  const EachRow rows = released_rows(arguments, opened, snapshot);
  const auto answer =
      analysis::mos_answer(snapshot.votes, {"condition"}, ci, context_of_votes(arguments, snapshot.set));
  const ExportedTables tables = exported_tables(arguments, answer, snapshot);
  std::vector<Written> files;
  if (arguments.has("--tables"))
    add_files(folder, table_files(arguments, tables), files);
  else
    add_files(folder, bundle_files(arguments, opened, snapshot, rows, tables), files);
  if (const auto bids = arguments.text("--bids"))
    add_files(*bids, bids_files(arguments, snapshot, rows), files);
  guard_files(arguments, folder, files);
  if (arguments.has("--tables")) { // of a million votes no text is gathered
    make_folder(folder);
    if (arguments.has("--public"))
      write_noted_file(folder / long_csv, text_of_rows(rows, snapshot.votes.excluded));
    else
      study::write_long_csv(opened, folder / long_csv, snapshot.votes.excluded);
    print((folder / long_csv).string() + '\n');
  }
  write_files(files);
  if (place.has_folder() && !place.database.is_server())
    tell_of_waiting_left(place.database.file, folder.string());
  return ok;
}

} // namespace

Command export_command() {
  Command out{
      "export",
      "write everything of a test into one folder: votes, tables, figures, method section, checksums",
      {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
       {"DIR", "DIR", "where to write (default: STEM-export beside a table, export in a study)"},
       force_option()},
      "  quietroom export sessions/demo\n"
      "  quietroom export votes.csv paper/tables --tables --columns label,mos,letters\n"
      "  quietroom export votes.csv --sort mos --width page --siunitx --caption \"MOS of all codecs\"\n"
      "  quietroom export sessions/demo release --public --bids release-bids",
      run_export};
  std::vector<Option> common = vote_options();
  common.resize(common.size() - 2); // no --json, no --csv: files are the result
  for (const auto& more : {bundle_options(), table_options(), row_options(), model_options(), common})
    out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
