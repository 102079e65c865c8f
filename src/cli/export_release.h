#pragma once

#include "cli/command.h"
#include "study/opened_votes.h"
#include "study/snapshot.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Which rows `export` gives away: as they stand, or with --public as everybody may have them.
namespace quietroom::cli {

/// Rows of long votes, header first.
using EachRow = std::function<void(const study::HeaderSink&, const votes::RowSink&)>;

/// With --public: throws an input Error for a --where that names a person or a machine. Before votes are
/// read.
void refuse_choice_of_persons(const Arguments& arguments);

/// Throws an input Error where the folder holds a file that is none of `own`: an earlier export may stand
/// there, and with it the names that a public release takes away.
void refuse_other_files(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& own);

/// The rows. With --public the listeners of `snapshot` get new names from the machine's randomness, rows and
/// set lose what leads back to people and machines, and small groups are told on stderr.
EachRow released_rows(const Arguments& arguments, study::OpenedVotes& opened, study::Snapshot& snapshot);

/// The text of long.csv, with a column that says who is excluded where somebody is.
std::string text_of_rows(const EachRow& rows, const std::vector<votes::Excluded>& excluded);

} // namespace quietroom::cli
