#include "cli/export_release.h"

#include "analysis/study_record.h"
#include "bundle/public_release.h"
#include "bundle/public_set.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/written_files.h"
#include "votes/column_names.h"
#include "votes/excluded_column.h"

#include <algorithm>
#include <memory>
#include <random>
#include <set>

namespace quietroom::cli {

namespace fs = std::filesystem;

std::string text_of_rows(const EachRow& rows, const std::vector<votes::Excluded>& excluded) {
  std::string out;
  votes::ExcludedColumn lines(excluded);
  rows([&](votes::Row names) { out += lines.header(names); },
       [&](votes::Row row, std::uint64_t) { out += lines.row(row); });
  return out;
}

namespace {

/// Every listener of any row, practice, void and excluded ones too.
std::set<std::string> listeners_of(const EachRow& rows) {
  std::set<std::string> out;
  std::size_t at = 0;
  rows(
      [&](votes::Row names) {
        while (at < names.size() && votes::trimmed(names[at]) != "listener") ++at;
      },
      [&](votes::Row row, std::uint64_t) { out.emplace(votes::trimmed(row[at])); });
  return out;
}

void refuse_private_columns(const std::vector<std::string>& kept) {
  for (const char* column : {"session", "device", "digest", "panel", "sha256"})
    if (std::ranges::find(kept, column) != kept.end())
      throw_input("--keep " + std::string(column) + " would lead back to a person; leave it out");
}

EachRow public_rows(const Arguments& arguments, const EachRow& rows, const bundle::Pseudonyms& names) {
  const auto kept = arguments.list("--keep").value_or(std::vector<std::string>{});
  refuse_private_columns(kept);
  bundle::PublicRows reduced(names, kept);
  rows([&](votes::Row header) { reduced.header(header); },
       [&](votes::Row row, std::uint64_t) { reduced.row(row); });
  const std::vector<std::string> columns = reduced.columns();
  const auto out = std::make_shared<std::vector<std::vector<std::string>>>(reduced.take_rows());
  for (const std::string& cell : bundle::small_cells(columns, *out, kept))
    say("a group of fewer than five can be recognised: " + cell);
  return [columns, out](const study::HeaderSink& header, const votes::RowSink& row) {
    std::vector<std::string_view> fields(columns.begin(), columns.end());
    header(fields);
    std::uint64_t line = 1;
    for (const auto& each : *out) {
      fields.assign(each.begin(), each.end());
      row(fields, ++line);
    }
  };
}

/// What the snapshot says beside the rows.
void make_public(study::Snapshot& snapshot, const bundle::Pseudonyms& names) {
  bundle::rename_listeners(snapshot.votes, names);
  snapshot.votes.notes.clear(); // they may name listeners
  if (snapshot.set) snapshot.set->set = bundle::public_set(std::move(snapshot.set->set));
  if (!snapshot.facts) return;
  snapshot.facts->devices.clear();
  snapshot.facts->orders_withheld = true;
}

} // namespace

void refuse_choice_of_persons(const Arguments& arguments) {
  if (!arguments.has("--public")) return;
  for (const std::string& choice : arguments.all("--where"))
    for (const char* column : {"listener=", "session=", "device=", "digest="})
      if (choice.starts_with(column))
        throw_input("--where " + choice + " would stand in a public release; choose rows by another column");
}

void refuse_other_files(const fs::path& folder, const std::vector<fs::path>& own) {
  std::error_code failure;
  if (!fs::is_directory(folder, failure)) return;
  std::set<fs::path> known;
  for (const fs::path& each : own) known.insert(each.lexically_normal());
  for (const auto& each : fs::recursive_directory_iterator(folder)) {
    const bool counts = !each.is_directory() && each.path().filename() != written_list;
    if (counts && !known.contains(each.path().lexically_normal()))
      throw_input(folder.string() + ": holds " + each.path().lexically_relative(folder).string() +
                  ", which is no file of this release and may name people; give an empty folder");
  }
}

EachRow released_rows(const Arguments& arguments, study::OpenedVotes& opened, study::Snapshot& snapshot) {
  const EachRow rows = [&opened](const study::HeaderSink& header, const votes::RowSink& row) {
    opened.each_row(header, row);
  };
  if (!arguments.has("--public")) return rows;
  for (const std::string& choice : analysis::choices_without_names(snapshot.votes))
    if (choice.starts_with("one value of"))
      throw_input("--where with " + choice +
                  " would stand in a public release; choose rows by another column");
  std::random_device device;
  const auto random = [&] { return (std::uint64_t{device()} << 32) | device(); };
  const bundle::Pseudonyms names = bundle::pseudonyms_for(listeners_of(rows), random);
  make_public(snapshot, names);
  return public_rows(arguments, rows, names);
}

} // namespace quietroom::cli
