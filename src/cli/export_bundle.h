#pragma once

#include "bundle/text_file.h"
#include "cli/command.h"
#include "cli/export_release.h"
#include "cli/export_tables.h"

#include <vector>

/// What `export` writes: everything that a paper, an archive and a reader in ten years need.
namespace quietroom::cli {

/// --tables, --bids, --public, --keep, --facts.
std::vector<Option> bundle_options();

/// All files by their path in the folder of the export, long.csv and the tables of conditions first. With
/// --public, `snapshot` and `rows` are those of released_rows().
std::vector<bundle::TextFile> bundle_files(const Arguments& arguments, study::OpenedVotes& opened,
                                           const study::Snapshot& snapshot, const EachRow& rows,
                                           const ExportedTables& tables);

/// Those of the BIDS dataset of --bids.
std::vector<bundle::TextFile> bids_files(const Arguments& arguments, const study::Snapshot& snapshot,
                                         const EachRow& rows);

} // namespace quietroom::cli
