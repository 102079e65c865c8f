#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the files of an export hold, as text: pure functions from votes and answers to files.
namespace quietroom::bundle {

/// What a column means to somebody who was not there.
struct ColumnMeaning {
  std::string_view name;
  std::string_view type; ///< of Frictionless: "string", "integer", "number", "boolean", "datetime"
  std::string_view unit; ///< "ms"; empty: none
  std::string_view meaning;
};

/// Of the columns of long votes and of the tables of conditions; nothing for a column that is not ours.
std::optional<ColumnMeaning> meaning_of(std::string_view column);

/// Whether votes have a column of this name by themselves (the long CSV, sessions/FORMAT.md).
bool is_column_of_votes(std::string_view column);

struct DescribedFile {
  std::string path;                 ///< within the export
  std::vector<std::string> columns; ///< in their order
  bool columns_are_stimuli = false; ///< all but `listener` and `repeat`
};

/// What the column means in this file. Columns of others are said to be theirs.
ColumnMeaning meaning_in(const DescribedFile& file, std::string_view column);

/// A CSV `file,column,type,unit,meaning`, one row a column.
std::string dictionary_csv(const std::vector<DescribedFile>& files);

} // namespace quietroom::bundle
