#pragma once

#include "core/error.h"
#include "store/merged_databases.h"
#include "study/fixed_study.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Folders of one study, joined in a new one.
namespace quietroom::study {

/// A folder of a study, its .sqlite file, or a study on a server.
struct StudyToMerge {
  std::string name; ///< as the user gave it
  store::Location database;
  std::optional<FixedStudy> study; ///< none of a server, and of a file without study.toml beside it
};

struct MergedStudy {
  store::MergedDatabases databases;
  std::vector<std::string> notes;
};

/// Writes into a folder that is there and empty: study.toml and set/ of the first folder, the joined
/// databases and ledgers. `target` is the folder that it will become, for the paths in study.toml. Every
/// session is held against the plan that study.toml and set/ give. Returns refusals (databases.refusals)
/// where the studies are not one, or their sessions cannot be joined; the folder is not to be used then.
/// Throws an input Error where none of them is a folder; an environment Error like store::merge_databases().
MergedStudy merge_studies(const std::vector<StudyToMerge>& studies, const std::filesystem::path& folder,
                          const std::filesystem::path& target, const std::string& program,
                          const std::string& now_utc);

} // namespace quietroom::study
