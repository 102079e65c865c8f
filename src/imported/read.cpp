#include "imported/imported.h"

#include "core/csv.h"
#include "imported/form.h"
#include "imported/opened.h"
#include "imported/vote_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::imported {

namespace {

/// An option that does nothing with this form is a mistake.
void refuse_idle_options(const Opened& source, const SheetForm& form, const Options& options) {
  const auto refuse = [&](const char* option, std::string_view why) {
    throw_input(fmt::format("{}: {} does nothing here: {}; leave it away", source.name, option, why));
  };
  const bool table = source.container == Container::table;
  if (options.separator && (!table || source.workbook))
    refuse("--separator", "the file has cells of its own");
  if (options.decimal && (!table || source.workbook))
    refuse("--decimal", "the file holds numbers, not their texts");
  if (!options.names.empty() && !form.format->maps_columns)
    refuse("--map", fmt::format("the format {} has no columns to choose from", form.format->id));
}

void note_form(Rows& rows, const Opened& source, const SheetForm& form, const Options& options) {
  std::string out = fmt::format("read as {}", form.format->name);
  if (source.workbook) out += ", from the first sheet of the workbook";
  if (form.separator != '\0' && !options.separator)
    out += fmt::format(", with {} as separator", separator_name(form.separator));
  if (!source.encoding.empty()) out += fmt::format(", from {} text", source.encoding);
  rows.note(out);
}

void refuse_no_votes(const Imported& imported, const std::string& name) {
  const bool any = std::ranges::any_of(imported.rows, [](const auto& row) { return !row[3].empty(); });
  if (any) return;
  std::string first = imported.misfits.empty() ? "" : " (" + text(imported.misfits.front()) + ")";
  throw_input(fmt::format("{}: holds no vote that is a number{}", name, first));
}

} // namespace

Imported read_source(const ForeignFile& source, const Options& options) {
  const Opened file = opened(source);
  const SheetForm form = form_of(file, options);
  refuse_idle_options(file, form, options);
  Rows rows(source.name);
  note_form(rows, file, form, options);
  Reading reading = reading_of(file, options, rows);
  std::optional<CellSheet> sheet;
  if (form.separator != '\0') {
    sheet = split(file.name, file.text, form.separator);
    reading.sheet = &*sheet;
  }
  form.format->read(reading);
  settle_votes(rows, {options.na, reading.nan_is_na, options.decimal,
                      form.separator != '\0' && form.separator != ','});
  Imported out = std::move(rows).finish();
  refuse_no_votes(out, source.name);
  return out;
}

Imported joined(std::vector<Imported> parts) {
  Imported out = std::move(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Imported& part = parts[i];
    std::vector<std::size_t> to;
    for (const std::string& name : part.columns) {
      const auto at = find_column(out.columns, name);
      if (at == out.columns.size()) out.columns.push_back(name);
      to.push_back(at);
    }
    for (auto& row : out.rows) row.resize(out.columns.size());
    const auto valid = find_column(out.columns, "valid");
    for (std::vector<std::string>& row : part.rows) {
      std::vector<std::string>& next = out.rows.emplace_back(out.columns.size());
      for (std::size_t at = 0; at < row.size(); ++at) next[to[at]] = std::move(row[at]);
    }
    for (auto& row : out.rows)
      if (valid < row.size() && row[valid].empty()) row[valid] = "1";
    std::ranges::move(part.notes, std::back_inserter(out.notes));
    std::ranges::move(part.misfits, std::back_inserter(out.misfits));
  }
  return out;
}

std::string to_csv(const Imported& imported) {
  std::string out;
  append_csv_record(out, imported.columns);
  for (const std::vector<std::string>& row : imported.rows) append_csv_record(out, row);
  return out;
}

} // namespace quietroom::imported
