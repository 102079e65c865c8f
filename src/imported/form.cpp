#include "imported/form.h"

#include "core/near_miss.h"
#include "votes/column_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quietroom::imported {

namespace {

struct Separator {
  char byte;
  std::string_view name;
};

constexpr std::array<Separator, 3> separators = {{{';', "semicolon"}, {'\t', "tab"}, {',', "comma"}}};
constexpr std::size_t head_records = 4;

/// The beginning of a text by one separator; nothing where its quotes do not fit.
std::optional<CellSheet> head_of(const Opened& source, char separator) {
  try {
    return split(source.name, source.text, separator, head_records);
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::vector<char> separators_to_try(const Options& options) {
  if (options.separator) return {*options.separator};
  std::vector<char> out;
  for (const Separator& each : separators) out.push_back(each.byte);
  return out;
}

/// Every way in which a format recognises the source.
std::vector<SheetForm> forms_of(const Opened& source, const Options& options, const ForeignFormat& format) {
  std::vector<SheetForm> out;
  if (format.container != source.container || format.recognise == nullptr) return out;
  Rows rows(source.name);
  Reading reading = reading_of(source, options, rows);
  if (source.container != Container::table || source.workbook) {
    if (format.recognise(reading)) out.push_back({&format, '\0'});
    return out;
  }
  for (const char separator : separators_to_try(options)) {
    const auto head = head_of(source, separator);
    if (!head) continue;
    reading.sheet = &*head;
    if (format.recognise(reading)) out.push_back({&format, separator});
  }
  return out;
}

std::string known_ids() {
  std::string out;
  for (const ForeignFormat* each : formats()) out += (out.empty() ? "" : ", ") + std::string(each->id);
  return out;
}

const ForeignFormat& format_named(const std::string& id) {
  std::vector<std::string> ids;
  for (const ForeignFormat* each : formats()) {
    if (each->id == id) return *each;
    ids.emplace_back(each->id);
  }
  throw_input(fmt::format("--as \"{}\" is not known{}; choose {}", id, did_you_mean(id, ids), known_ids()));
}

/// What a header of a table nearly is, as a question; empty where it is nothing known.
std::string nearly(const std::vector<std::string>& header) {
  std::string mapping;
  for (const char* name : {"vote", "listener", "stimulus"})
    if (const auto other = votes::near_miss(name, header))
      mapping += (mapping.empty() ? "" : ",") + (std::string(name) + '=') + *other;
  return mapping.empty() ? "" : fmt::format("; it has columns as a table of votes: give --map {}", mapping);
}

/// Made of what numbers and gaps are made of.
bool may_be_number(const std::string& text, const Options& options) {
  return text.find_first_not_of("0123456789.,-+eEnaN") == std::string::npos ||
         std::ranges::find(options.na, text) != options.na.end();
}

bool all_numbers(const Opened& source, char separator) {
  const auto head = head_of(source, separator);
  return head && head->records.size() > 1 && head->header().size() > 1 &&
         std::ranges::all_of(head->records.back().cells,
                             [](const std::string& text) { return may_be_number(text, {}); });
}

/// Throws what is wrong with the quotes of a text that no separator splits.
void need_a_head(const Opened& source, const Options& options) {
  if (source.container != Container::table || source.workbook) return;
  for (const char separator : separators_to_try(options))
    if (head_of(source, separator)) return;
  split(source.name, source.text, separators_to_try(options).back(), head_records);
}

/// Nothing recognises the source.
[[noreturn]] void ask(const Opened& source, const Options& options) {
  need_a_head(source, options);
  std::string hint;
  if (source.container == Container::table) {
    if (source.workbook) hint = nearly(source.workbook->header());
    for (const char separator : separators_to_try(options)) {
      if (source.workbook || !hint.empty()) break;
      if (const auto head = head_of(source, separator); head && head->header().size() > 1)
        hint = nearly(head->header());
      if (hint.empty() && all_numbers(source, separator))
        hint = "; it holds numbers: give --as matrix where each row is a stimulus and each column a listener";
    }
  }
  throw_input(fmt::format(
      "{}: no signature of a known format is in it{}{}", source.name, hint,
      hint.empty() ? "; say what it is by --as (" + known_ids() +
                         "), or name the columns of a table by --map vote=...,listener=...,stimulus=..."
                   : ""));
}

/// The format says no: what its signature would be, and what is there.
[[noreturn]] void refuse_format(const Opened& source, const Options& options, const ForeignFormat& format) {
  need_a_head(source, options);
  std::string hint;
  for (const char separator : separators_to_try(options)) {
    if (format.container != Container::table || source.container != Container::table || source.workbook)
      break;
    const auto head = head_of(source, separator);
    if (!head || head->header().size() < 2) continue;
    for (const auto& names : options.names)
      if (!has_column(head->header(), names.second))
        hint += fmt::format("; with {} as separator there is no column \"{}\"{}", separator_name(separator),
                            names.second, did_you_mean(names.second, head->header()));
    if (&format == &table_format && hint.empty()) hint = nearly(head->header());
  }
  if (source.workbook && &format == &table_format) hint = nearly(source.workbook->header());
  throw_input(fmt::format("{}: is not of the format {}, which has {}{}", source.name, format.id,
                          format.signature, hint));
}

[[noreturn]] void refuse_two(const Opened& source, const std::vector<SheetForm>& forms) {
  std::string readings;
  for (const SheetForm& each : forms)
    readings += fmt::format(
        "{}{}{}", readings.empty() ? "" : ", and as ", each.format->id,
        each.separator == '\0' ? "" : " with " + separator_name(each.separator) + " as separator");
  const bool one_format =
      std::ranges::all_of(forms, [&](const SheetForm& each) { return each.format == forms[0].format; });
  throw_input(
      fmt::format("{}: reads as {}; give {}", source.name, readings, one_format ? "--separator" : "--as"));
}

/// The plain matrix has no signature: the separator is the only one that splits every row into equally many
/// cells, at least two.
std::vector<SheetForm> matrix_forms(const Opened& source, const Options& options) {
  if (source.workbook) return {{&matrix_format, '\0'}};
  std::vector<SheetForm> out;
  for (const char separator : separators_to_try(options)) {
    const auto head = head_of(source, separator);
    if (!head || head->header().size() < 2) continue;
    const auto numbers = [&](const Record& each) {
      if (std::ranges::all_of(each.cells, &std::string::empty)) return true; // between two matrices
      return each.cells.size() == head->header().size() &&
             std::all_of(each.cells.begin() + 1, each.cells.end(),
                         [&](const std::string& text) { return may_be_number(text, options); });
    };
    if (std::all_of(head->records.begin() + 1, head->records.end(), numbers))
      out.push_back({&matrix_format, separator});
  }
  if (out.empty())
    throw_input(
        fmt::format("{}: is no matrix of numbers: no separator splits each of its first rows into as many "
                    "cells as the first; give --separator, or --na for what stands in gaps",
                    source.name));
  return out;
}

} // namespace

std::string separator_name(char byte) {
  for (const Separator& each : separators)
    if (each.byte == byte) return std::string(each.name);
  return fmt::format("\"{}\"", byte);
}

SheetForm form_of(const Opened& source, const Options& options) {
  std::vector<SheetForm> found;
  if (options.as) {
    const ForeignFormat& format = format_named(*options.as);
    if (format.container != source.container) refuse_format(source, options, format);
    found = &format == &matrix_format ? matrix_forms(source, options) : forms_of(source, options, format);
    if (found.empty()) refuse_format(source, options, format);
  } else {
    for (const ForeignFormat* each : formats())
      if (found.empty() || each != &table_format)
        for (const SheetForm& form : forms_of(source, options, *each)) found.push_back(form);
    if (found.empty() && !options.names.empty()) refuse_format(source, options, table_format);
    if (found.empty()) ask(source, options);
  }
  if (found.size() > 1) refuse_two(source, found);
  return found.front();
}

} // namespace quietroom::imported
