#pragma once

#include "core/json.h"
#include "imported/rows.h"
#include "imported/sheet.h"

#include <string_view>
#include <variant>

namespace quietroom::imported {

/// What a source holds, by the kind of its file.
enum class Container { table, json, xml };

/// What a reader of a format works with.
struct Reading {
  const CellSheet* sheet = nullptr; ///< of a table
  const Json* json = nullptr;       ///< of JSON
  std::string_view xml;             ///< of XML
  const Options* options = nullptr;
  Rows* rows = nullptr;
  bool nan_is_na = false; ///< may be set by the reader
};

/// One program's results. The table of them is formats().
struct ForeignFormat {
  std::string_view id;   ///< as in --as
  std::string_view name; ///< for people
  Container container = Container::table;
  /// What its signature is, as a part of a sentence: "a header with session_test_id and trial_id".
  std::string_view signature;
  /// Whether the beginning of a source is surely of this format. Of a table at least the first three records
  /// are there, or all. A format without it is never recognised.
  bool (*recognise)(const Reading&) = nullptr;
  /// Whether --map may name columns of it.
  bool maps_columns = false;
  void (*read)(Reading&) = nullptr;
};

extern const ForeignFormat webmushra_format, pymushra_format, p808_format, golisten_format, beaqlejs_format,
    waet_format, sureal_format, matrix_format, table_format;

/// In the order in which they are tried and offered.
const std::vector<const ForeignFormat*>& formats();

/// For each record but the first, once its row is begun: sets the columns that --map names.
void set_mapped(Reading& reading, const Record& record);

/// Throws an input Error, which asks, where a column that --map names is not in the header, or is mapped
/// twice.
void check_mapped(const Reading& reading);

/// Whether a record is as long as the header; else it is noted as a misfit.
bool has_length_of_header(Reading& reading, const Record& record);

/// The text of a cell; empty beyond the end of the record.
std::string_view cell(const Record& record, std::size_t column);

} // namespace quietroom::imported
